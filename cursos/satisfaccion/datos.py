"""The survey's share of what is kept about a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from cursos.cohortes.models import Participante
from cursos.satisfaccion.models import PREGUNTAS, Valoracion
from plataforma.db import db
from plataforma.part import PersonalData, as_json

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario

SAID = (*PREGUNTAS, "cambio", "falta", "respondida_el", "cambiada_el")


def export_share(usuario: Usuario) -> list[dict[str, Any]]:
    found = db.session.execute(
        select(Participante, Valoracion)
        .join(Valoracion, Valoracion.participante_id == Participante.id)
        .where(Participante.usuario_id == usuario.id)
        .order_by(Valoracion.id)
    )
    return [{"cohorte": p.cohorte.nombre, **as_json(v, *SAID)} for p, v in found.tuples()]


def erase_share(usuario: Usuario, _conservar: bool) -> None:  # noqa: FBT001 — PersonalData
    """Forget what the person said, before the cohorts forget the person."""
    lines = select(Participante.id).where(Participante.usuario_id == usuario.id)
    db.session.execute(delete(Valoracion).where(Valoracion.participante_id.in_(lines)))


PERSONAL_DATA = PersonalData(name="encuestas", export=export_share, erase=erase_share)
