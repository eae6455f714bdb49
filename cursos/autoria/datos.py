"""What is kept of an author: which files of a draft they wrote, and texts set apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update

from cursos.autoria.models import ArchivoBorrador, Borrador, TextoApartado
from cursos.catalogo.models import Curso
from plataforma.db import db
from plataforma.part import PersonalData, as_json

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario


def export_share(usuario: Usuario) -> dict[str, Any]:
    return {
        "archivos": [
            {"curso": slug, **as_json(row, "nombre", "cambiado_el")}
            for slug, row in _rows(ArchivoBorrador, usuario)
        ],
        "textos_apartados": [
            {"curso": slug, **as_json(row, "nombre", "contenido", "apartado_el")}
            for slug, row in _rows(TextoApartado, usuario)
        ],
    }


def _rows(model: type[ArchivoBorrador | TextoApartado], usuario: Usuario) -> list[Any]:
    found = (
        select(Curso.slug, model)
        .select_from(model)
        .join(Borrador, Borrador.id == model.borrador_id)
        .join(Curso, Curso.id == Borrador.curso_id)
        .where(model.usuario_id == usuario.id)
        .order_by(model.id)
    )
    return list(db.session.execute(found))


def erase_share(usuario: Usuario, _conservar: bool) -> None:  # noqa: FBT001 — PersonalData
    """The course goes on: its files stay, without saying who wrote them."""
    db.session.execute(
        update(ArchivoBorrador)
        .where(ArchivoBorrador.usuario_id == usuario.id)
        .values(usuario_id=None)
    )
    db.session.execute(delete(TextoApartado).where(TextoApartado.usuario_id == usuario.id))


PERSONAL_DATA = PersonalData(name="autoria", export=export_share, erase=erase_share)
