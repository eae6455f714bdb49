"""The catalogue's share of what is kept about a person: the courses that they keep."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from cursos.catalogo.models import AutorCurso, Curso
from plataforma.db import db
from plataforma.part import PersonalData, as_json

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario


def export_share(usuario: Usuario) -> list[dict[str, Any]]:
    found = db.session.execute(
        select(Curso.slug, AutorCurso)
        .join(Curso)
        .where(AutorCurso.usuario_id == usuario.id)
        .order_by(AutorCurso.id)
    )
    return [{"curso": slug, **as_json(autor, "desde")} for slug, autor in found]


def erase_share(usuario: Usuario, _conservar: bool) -> None:  # noqa: FBT001 — PersonalData
    db.session.execute(delete(AutorCurso).where(AutorCurso.usuario_id == usuario.id))


PERSONAL_DATA = PersonalData(name="cursos_a_cargo", export=export_share, erase=erase_share)
