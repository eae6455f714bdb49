"""The authors' pages about the questions of a course."""

from __future__ import annotations

from flask import render_template

from cursos.banco import ajustes_routes as _ajustes_routes  # noqa: F401 — its views
from cursos.banco import correcciones_routes as _correcciones_routes  # noqa: F401 — likewise
from cursos.banco.blueprint import bp, own_course, version_actual
from cursos.banco.correcciones import claves_cambiadas
from cursos.banco.estadisticas import POCAS, Medida, medir
from cursos.banco.vista import elegidas, fila, filas
from cursos.catalogo.queries import list_banco
from cursos.permissions import Permiso
from plataforma.access import requires
from plataforma.errors import NotFoundError

__all__ = ["bp"]


@bp.get("/")
@requires(Permiso.CUIDAR_CURSO)
def lista(curso: str) -> str:
    """Every question of the bank with what its answers say."""
    found = own_course(curso)
    version = version_actual(found)
    return render_template(
        "banco/lista.html",
        curso=found,
        filas=filas(version),
        pocas=POCAS,
        cambiadas=len(claves_cambiadas(version)),
    )


@bp.get("/pregunta/<clave>/")
@requires(Permiso.CUIDAR_CURSO)
def pregunta(curso: str, clave: str) -> str:
    """One question: its figures, and what people chose."""
    found = own_course(curso)
    asked = {p.clave: p for p in list_banco(version_actual(found).id)}.get(clave)
    if asked is None:
        raise NotFoundError
    return render_template(
        "banco/pregunta.html",
        curso=found,
        fila=fila(asked, medir(found.id, clave).get(clave, Medida())),
        elegidas=elegidas(asked, found.id),
        tipo=asked.tipo,
        pocas=POCAS,
    )
