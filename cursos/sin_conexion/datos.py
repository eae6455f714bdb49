"""What is kept of what a person sent after working without a signal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from cursos.sin_conexion.models import Envio
from plataforma.db import db
from plataforma.part import PersonalData, as_json

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario


def export_share(usuario: Usuario) -> list[dict[str, Any]]:
    found = select(Envio).where(Envio.usuario_id == usuario.id).order_by(Envio.id)
    return [
        as_json(e, "tipo", "hecho_el", "recibido_el", "resultado")
        for e in db.session.scalars(found)
    ]


def erase_share(usuario: Usuario, _conservar: bool) -> None:  # noqa: FBT001 — PersonalData
    db.session.execute(delete(Envio).where(Envio.usuario_id == usuario.id))


PERSONAL_DATA = PersonalData(name="envios_sin_conexion", export=export_share, erase=erase_share)
