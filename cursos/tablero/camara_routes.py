"""The cockpit of a chamber: all its cohorts together, and a person wherever they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template, request, url_for

from cursos.cohortes.blueprint import CAMARA, load_camara
from cursos.cohortes.blueprint import bp as de_cohortes
from cursos.cohortes.queries import Situacion
from cursos.cohortes.vista import con_lugar, linea, total
from cursos.tablero import camara, queries, vista
from cursos.tablero.blueprint import bp
from cursos.tablero.filtro import Filtro
from plataforma.access import requires
from plataforma.i18n import bi
from plataforma.organizaciones.permissions import Permiso

if TYPE_CHECKING:
    from plataforma.organizaciones.models import Organizacion


@de_cohortes.get(f"{CAMARA}/")
@requires(Permiso.VER)
def lista(organizacion: str) -> str:
    """Show the figures of all cohorts, then each one with its own."""
    found = load_camara(organizacion, Permiso.VER)
    filtro = camara.FiltroCohortes.read(request.args)
    counts = camara.contar(camara.AlcanceCamara(found.id, filtro))
    together = camara.sumar(counts)
    page = camara.list_cohortes(found, filtro)
    return render_template(
        "tablero/camara.html",
        camara=found,
        filtro=filtro,
        cursos=[(c.slug, bi(c.titulo)) for c in camara.list_cursos(found.id)],
        filas=[linea(v, counts) for v in page.filas],
        pagina=page,
        personas=total(together),
        con_lugar=con_lugar(together),
        terminaron=together.get(Situacion.TERMINO, 0),
        barras=vista.barras(together, lambda s: _people(found, s)),
        enlace=lambda n: url_for(
            "cohortes.lista", organizacion=found.slug, **filtro.as_args(pagina=n)
        ),
    )


def _people(organizacion: Organizacion, situacion: Situacion) -> str:
    return url_for("tablero.buscar", organizacion=organizacion.slug, ver=situacion.value)


@bp.get(f"{CAMARA}/personas/")
@requires(Permiso.VER)
def buscar(organizacion: str) -> str:
    """Find people in all cohorts of the chamber."""
    found = load_camara(organizacion, Permiso.VER)
    filtro = Filtro.read(request.args)
    alcance = camara.AlcanceCamara(found.id)
    page = queries.list_personas(alcance, filtro, de_una=False)
    here = url_for("tablero.buscar", organizacion=found.slug)
    return render_template(
        "tablero/buscar.html",
        camara=found,
        filtro=filtro,
        pagina=page,
        filas=[vista.fila(row) for row in page.filas],
        opciones=vista.opciones(queries.list_paises(alcance)),
        chips=vista.chips("tablero.buscar", {"organizacion": found.slug}, filtro, {}),
        aqui=here,
        enlace=lambda n: url_for(
            "tablero.buscar", organizacion=found.slug, **filtro.as_args(pagina=n)
        ),
    )
