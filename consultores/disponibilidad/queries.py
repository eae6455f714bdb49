"""What was offered to one consultant, and how it ended: for the consultant to see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, func, or_, select

from consultores.solicitudes.models import Asignacion, Respuesta
from plataforma.clock import now
from plataforma.db import db

if TYPE_CHECKING:
    from datetime import datetime

SIN_CONTESTAR = (Respuesta.PENDIENTE, Respuesta.RETIRADA, Respuesta.SILENCIO)


@dataclass(frozen=True, kw_only=True)
class Ofertas:
    """Requests offered to a consultant since a moment, and what became of them."""

    ofrecidas: int
    aceptadas: int
    declinadas: int
    sin_respuesta: int
    ultima_el: datetime | None


def ofertas_de(consultor_id: int, desde: datetime) -> Ofertas:
    """Count the offers since a moment. Silent: the time to answer passed without an answer."""
    a = Asignacion
    silent = and_(
        a.respuesta.in_(SIN_CONTESTAR),
        or_(
            a.respuesta == Respuesta.SILENCIO,
            func.coalesce(a.respondida_el, now()) > a.responder_antes_el,
        ),
    )
    row = db.session.execute(
        select(
            func.count(),
            func.count().filter(a.respuesta == Respuesta.ACEPTADA),
            func.count().filter(a.respuesta == Respuesta.DECLINADA),
            func.count().filter(silent),
            func.max(a.asignada_el),
        ).where(a.consultor_id == consultor_id, a.asignada_el >= desde)
    ).one()
    return Ofertas(
        ofrecidas=row[0],
        aceptadas=row[1],
        declinadas=row[2],
        sin_respuesta=row[3],
        ultima_el=row[4],
    )
