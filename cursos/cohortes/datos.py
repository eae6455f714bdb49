"""The cohorts' share of what is kept about a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, or_, select

from cursos.cohortes.espera import promover
from cursos.cohortes.models import Cohorte, Participante
from cursos.cohortes.services import lock
from plataforma.db import db
from plataforma.part import PersonalData, as_json

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from plataforma.identidad.models import Usuario

LISTED = (
    *("nombre", "correo", "telefono", "identificador", "pais_identificador", "empresa", "pais"),
    *("idioma", "sexo", "tamano", "estado", "se_fue", "espera_el"),
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
    cohorts = db.session.scalars(
        select(Cohorte)
        .where(Cohorte.id.in_(select(Participante.cohorte_id).where(_about(usuario))))
        .order_by(Cohorte.id)
    ).all()
    for cohorte in cohorts:
        lock(cohorte.id)
    db.session.execute(delete(Participante).where(_about(usuario)))
    for cohorte in cohorts:
        promover(cohorte)  # the seat that the person leaves
    db.session.flush()


PERSONAL_DATA = PersonalData(name="cohortes", export=export_share, erase=erase_share)
