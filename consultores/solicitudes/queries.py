"""What can be asked about requests."""

from __future__ import annotations

from sqlalchemy import select

from consultores.red.models import Consultor
from consultores.solicitudes.models import Asignacion
from plataforma.db import db


def tuvo_solicitud(usuario_id: int, solicitud_id: int) -> bool:
    """Return whether the request was in this person's hands at some time."""
    found = (
        select(Asignacion.id)
        .join(Consultor, Consultor.id == Asignacion.consultor_id)
        .where(Asignacion.solicitud_id == solicitud_id, Consultor.usuario_id == usuario_id)
    )
    return db.session.scalar(found) is not None
