"""What is kept of a person's part in discussions: it leaves in the export and goes on closing.

Answers go whole. A question that others answered stays without its text and its title, so that
what they wrote keeps its place; one that nobody answered goes whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, delete, select
from sqlalchemy.orm import joinedload

from cursos.discusion.models import Aporte, Denuncia, Duda, MeSirvio
from cursos.discusion.services import actualizar_busqueda
from plataforma.db import db
from plataforma.part import PersonalData, as_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plataforma.identidad.models import Usuario

APORTE = (
    *("es_pregunta", "idioma", "texto", "creado_el", "editado_el", "aceptado_el"),
    *("oculto_el", "motivo", "del_curso", "revision", "intento"),
)
DENUNCIA = ("aporte_id", "razon", "detalle", "creada_el", "resuelta_el", "resultado")


def export_share(usuario: Usuario) -> dict[str, Any]:
    reports = select(Denuncia).where(Denuncia.usuario_id == usuario.id).order_by(Denuncia.id)
    marks = select(MeSirvio).where(MeSirvio.usuario_id == usuario.id).order_by(MeSirvio.id)
    return {
        "aportes": [_text(a) for a in _own(usuario)],
        "denuncias": [as_json(d, *DENUNCIA) for d in db.session.scalars(reports)],
        "me_sirvio": [as_json(m, "aporte_id", "marcado_el") for m in db.session.scalars(marks)],
    }


def _text(a: Aporte) -> dict[str, Any]:
    title = {"titulo": a.duda.titulo} if a.es_pregunta else {}
    where = {"curso": a.duda.curso.slug, "leccion": a.duda.leccion_clave, "duda": a.duda_id}
    return {**where, **title, **as_json(a, *APORTE)}


def _own(usuario: Usuario) -> Sequence[Aporte]:
    found = select(Aporte).where(Aporte.autor_id == usuario.id).order_by(Aporte.id)
    return db.session.scalars(found.options(joinedload(Aporte.duda).joinedload(Duda.curso))).all()


def erase_share(usuario: Usuario, _conservar: bool) -> None:  # noqa: FBT001 — PersonalData
    """Erase every own text, mark and report."""
    db.session.execute(delete(MeSirvio).where(MeSirvio.usuario_id == usuario.id))
    db.session.execute(delete(Denuncia).where(Denuncia.usuario_id == usuario.id))
    own = _own(usuario)
    asked = [a.duda for a in own if a.es_pregunta]
    touched = {a.duda_id for a in own}
    answers = and_(Aporte.autor_id == usuario.id, Aporte.es_pregunta.is_(False))
    db.session.execute(delete(Aporte).where(answers))
    for duda in asked:
        _forget_question(duda)
    for duda_id in sorted(touched):
        actualizar_busqueda(duda_id)
    db.session.flush()


def _forget_question(duda: Duda) -> None:
    others = select(Aporte.id).where(Aporte.duda_id == duda.id, Aporte.es_pregunta.is_(False))
    if db.session.scalar(others.limit(1)) is None:
        db.session.execute(delete(Duda).where(Duda.id == duda.id))
        return
    duda.titulo = duda.indice = ""
    duda.pregunta.texto = ""


PERSONAL_DATA = PersonalData(name="discusion", export=export_share, erase=erase_share)
