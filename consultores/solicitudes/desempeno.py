"""Counts a consultant's work anew, from the requests, after each step."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from sqlalchemy import Row, and_, func, select

from consultores.red.models import Consultor, Desempeno
from consultores.solicitudes.estados import CON_CONSULTOR, Estado
from consultores.solicitudes.intercambio import Calificacion, Entregable
from consultores.solicitudes.models import Asignacion, Respuesta, Solicitud
from plataforma.clock import now
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement

DEL_CONSULTOR = (Respuesta.ACEPTADA, Respuesta.DECLINADA)
CALLADAS = (Respuesta.SILENCIO, Respuesta.RETIRADA, Respuesta.PENDIENTE)
OCUPAN = CON_CONSULTOR - {Estado.ENTREGADA}  # delivered work waits for the firm, not for them
Asignada = Row[tuple[Respuesta, int | None, "datetime | None", "datetime"]]


def actualizar(consultor_id: int) -> None:
    """Write the figures of one consultant. Part of the caller's transaction."""
    row = db.session.get(Desempeno, consultor_id) or Desempeno(consultor_id=consultor_id)
    a = Asignacion
    found = db.session.execute(
        select(a.respuesta, a.dias_respuesta, a.respondida_el, a.responder_antes_el).where(
            a.consultor_id == consultor_id
        )
    ).all()
    answered = [f for f in found if f.respuesta in DEL_CONSULTOR]
    row.respondidas = len(answered)
    row.recibidas = len(answered) + count_silences(found)
    row.respondidas_a_tiempo = sum(f.respondida_el <= f.responder_antes_el for f in answered)
    row.aceptadas = sum(f.respuesta == Respuesta.ACEPTADA for f in answered)
    row.mediana_respuesta = median(f.dias_respuesta for f in answered) if answered else None
    _count_work(row, consultor_id)
    db.session.add(row)


def count_silences(found: Sequence[Asignada]) -> int:
    """Count the requests whose time to answer passed without an answer.

    One that another took, that was withdrawn in time or still waits in time counts for nobody.
    """
    return sum(
        f.respuesta in CALLADAS and (f.respondida_el or now()) > f.responder_antes_el for f in found
    )


def callada() -> ColumnElement[bool]:
    """In SQL, what `count_silences` counts."""
    a = Asignacion
    passed = func.coalesce(a.respondida_el, now()) > a.responder_antes_el
    return and_(a.respuesta.in_(CALLADAS), passed)


def _count_work(row: Desempeno, consultor_id: int) -> None:
    s = Solicitud
    mine = s.consultor_id == consultor_id
    handed = and_(Asignacion.solicitud_id == s.id, Asignacion.consultor_id == s.consultor_id)
    delivered = (
        select(func.count(func.distinct(Entregable.solicitud_id)))
        .join(s, s.id == Entregable.solicitud_id)
        .join(Asignacion, handed)  # not what somebody before delivered
        .where(mine, Entregable.entregado_el >= Asignacion.asignada_el)
    )
    rated = (
        select(func.count(), func.count().filter(Calificacion.util))
        .select_from(Calificacion)
        .join(s, s.id == Calificacion.solicitud_id)
        .where(mine)
    )
    row.entregadas = db.session.scalar(delivered) or 0
    row.calificadas, row.utiles = db.session.execute(rated).one()
    asked = (
        select(func.count(Asignacion.id))
        .where(Asignacion.consultor_id == consultor_id)
        .where(Asignacion.respuesta == Respuesta.PENDIENTE)
    )
    works = select(func.count(s.id)).where(mine, s.estado.in_(sorted(OCUPAN)))
    row.abiertas = (db.session.scalar(works) or 0) + (db.session.scalar(asked) or 0)


def actualizar_todos() -> None:
    """Count everybody's work anew (after loading data in bulk)."""
    for consultor_id in db.session.scalars(select(Consultor.id)).all():
        actualizar(consultor_id)
