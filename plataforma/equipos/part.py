"""The invitations' share of a person's data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, or_, select

from plataforma.db import db
from plataforma.email import Correo, forget
from plataforma.equipos.emails import INVITACION
from plataforma.equipos.models import InvitacionEquipo
from plataforma.part import PersonalData, as_json

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario

SENT = ("correo", "idioma", "rol", "traspaso", "queda", "creada_el", "enviada_el", "vence_el")
ANSWERED = ("aceptada_el", "retirada_el")


def _export(usuario: Usuario) -> list[dict[str, Any]]:
    mine = or_(
        InvitacionEquipo.creada_por_id == usuario.id, InvitacionEquipo.correo == usuario.correo
    )
    found = select(InvitacionEquipo).where(mine).order_by(InvitacionEquipo.id)
    return [
        {"organizacion": i.organizacion.nombre, **as_json(i, *SENT, *ANSWERED)}
        for i in db.session.scalars(found)
    ]


def _erase(usuario: Usuario, _conservar: bool) -> None:  # noqa: FBT001 — PersonalData
    """What the person sent stays the organisation's: whom they handed over to may still accept."""
    db.session.execute(delete(InvitacionEquipo).where(InvitacionEquipo.correo == usuario.correo))
    sent = select(InvitacionEquipo.correo).where(InvitacionEquipo.creada_por_id == usuario.id)
    forget(Correo.plantilla == INVITACION, Correo.para.in_(sent))  # they name who invites


PERSONAL_DATA = PersonalData(name="equipos", export=_export, erase=_erase)
