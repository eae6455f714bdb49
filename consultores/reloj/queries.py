"""What the clock has to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from consultores.red.models import Consultor, Desempeno
from consultores.red.queries import SIN_FICHA, es_publico
from consultores.solicitudes.desempeno import OCUPAN
from consultores.solicitudes.models import Asignacion, Respuesta, Solicitud
from consultores.solicitudes.movimientos import lock_free
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Select

LOTE = 200  # requests read at a time


def due() -> Select[tuple[int]]:
    """Requests whose clock has something to do, oldest first."""
    late = Solicitud.proximo_el <= now()
    return select(Solicitud.id).where(late).order_by(Solicitud.proximo_el).limit(LOTE)


def list_due() -> list[int]:
    return list(db.session.scalars(due()))


def hold_due(ids: Sequence[int]) -> Sequence[Solicitud]:
    """Hold those of these that are due still, with what any act of the clock reads of them.

    The turn of the audit chain comes first, as with whoever changes several; one that somebody
    holds at this moment is left to the next look.
    """
    audit.take_turn()
    s = Solicitud
    people = (selectinload(s.consultor), selectinload(s.elegido))
    asked = selectinload(s.asignaciones).selectinload(Asignacion.consultor)
    return lock_free(
        select(s)
        .where(s.id.in_(ids), s.proximo_el <= now())
        .order_by(s.proximo_el, s.id)
        .options(
            selectinload(s.solicitante),
            selectinload(s.movimientos),
            *(way.options(*SIN_FICHA) for way in (*people, asked)),
        )
    )


def list_sueltas() -> list[tuple[int, int]]:
    """Return the open requests in the hands of somebody who is not in the network any more.

    Each with that consultant; delivered work stays with the firm.
    """
    gone = (
        select(Consultor.id)
        .join(Desempeno)
        .where(Desempeno.abiertas > 0, ~es_publico())
        .limit(LOTE)
    )
    ids = db.session.scalars(gone).all()
    if not ids:
        return []
    s, a = Solicitud, Asignacion
    work = select(s.id, s.consultor_id).where(s.consultor_id.in_(ids), s.estado.in_(sorted(OCUPAN)))
    asked = select(a.solicitud_id, a.consultor_id).where(
        a.consultor_id.in_(ids), a.respuesta == Respuesta.PENDIENTE
    )
    found = [*db.session.execute(work), *db.session.execute(asked)]
    return sorted((request, consultant) for request, consultant in found)
