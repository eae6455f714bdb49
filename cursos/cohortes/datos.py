"""The cohorts' share of what is kept about a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, or_, select

from cursos.cohortes.models import Participante
from plataforma.db import db
from plataforma.part import PersonalData, as_json

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from plataforma.identidad.models import Usuario

LISTED = (
    *("nombre", "correo", "telefono", "empresa", "pais", "idioma", "estado", "se_fue"),
    *("creado_el", "avisado_el", "inscrito_el", "retirado_el"),
)


def _about(usuario: Usuario) -> ColumnElement[bool]:
    """Lines linked with the account, or that wait for its address."""
    return or_(Participante.usuario_id == usuario.id, Participante.correo == usuario.correo)


def export_share(usuario: Usuario) -> list[dict[str, Any]]:
    found = db.session.scalars(
        select(Participante).where(_about(usuario)).order_by(Participante.id)
    )
    return [
        {
            "camara": p.cohorte.organizacion.nombre,
            "cohorte": p.cohorte.nombre,
            **as_json(p, *LISTED),
        }
        for p in found
    ]


def erase_share(usuario: Usuario, _conservar: bool) -> None:  # noqa: FBT001 — PersonalData
    """Take the person off every chamber's list; what the list said of them goes too."""
    db.session.execute(delete(Participante).where(_about(usuario)))
    db.session.flush()


PERSONAL_DATA = PersonalData(name="cohortes", export=export_share, erase=erase_share)
