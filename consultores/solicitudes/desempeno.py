"""Counts a consultant's work anew, from the requests, after each step."""

from __future__ import annotations

from collections import defaultdict
from statistics import median
from typing import TYPE_CHECKING

from sqlalchemy import Row, Select, and_, func, select

from consultores.red.models import Consultor, Desempeno
from consultores.solicitudes.estados import CON_CONSULTOR, Estado
from consultores.solicitudes.intercambio import Calificacion, Entregable
from consultores.solicitudes.models import Asignacion, Respuesta, Solicitud
from plataforma.clock import now
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement

DEL_CONSULTOR = (Respuesta.ACEPTADA, Respuesta.DECLINADA)
CALLADAS = (Respuesta.SILENCIO, Respuesta.RETIRADA, Respuesta.PENDIENTE)
OCUPAN = CON_CONSULTOR - {Estado.ENTREGADA}  # delivered work waits for the firm, not for them
Asignada = Row[tuple[Respuesta, int | None, "datetime | None", "datetime", int]]
LOTE = 200  # consultants counted at a time


def actualizar(*ids: int) -> None:
    """Write the figures of these consultants. Part of the caller's transaction."""
    if not ids:
        return
    db.session.flush()
    rows = _rows(ids)
    offers = _offers(ids)
    for work in db.session.execute(_work().where(Consultor.id.in_(ids))):
        row, found = rows[work.id], offers.get(work.id, ())
        answered = [f for f in found if f.respuesta in DEL_CONSULTOR]
        row.respondidas = len(answered)
        row.recibidas = len(answered) + count_silences(found)
        row.respondidas_a_tiempo = sum(f.respondida_el <= f.responder_antes_el for f in answered)
        row.aceptadas = sum(f.respuesta == Respuesta.ACEPTADA for f in answered)
        row.mediana_respuesta = median(f.dias_respuesta for f in answered) if answered else None
        row.entregadas, row.calificadas, row.utiles = work.entregadas, work.calificadas, work.utiles
        row.abiertas = work.tiene + sum(f.respuesta == Respuesta.PENDIENTE for f in found)


def _rows(ids: Iterable[int]) -> dict[int, Desempeno]:
    """Return the figures of each as they are, those of a new one among them."""
    found = db.session.scalars(select(Desempeno).where(Desempeno.consultor_id.in_(ids)))
    rows = {row.consultor_id: row for row in found}
    for consultor_id in {*ids} - rows.keys():
        rows[consultor_id] = Desempeno(consultor_id=consultor_id)
        db.session.add(rows[consultor_id])
    return rows


def _offers(ids: Iterable[int]) -> Mapping[int, Sequence[Asignada]]:
    a = Asignacion
    found = select(
        a.respuesta, a.dias_respuesta, a.respondida_el, a.responder_antes_el, a.consultor_id
    ).where(a.consultor_id.in_(ids))
    offers: dict[int, list[Asignada]] = defaultdict(list)
    for offer in db.session.execute(found):
        offers[offer.consultor_id].append(offer)
    return offers


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


def _work() -> Select[tuple[int, int, int, int, int]]:
    """Select what each consultant has, delivered, and how that was rated."""
    s = Solicitud
    mine = s.consultor_id == Consultor.id
    handed = and_(Asignacion.solicitud_id == s.id, Asignacion.consultor_id == s.consultor_id)
    delivered = (
        select(func.count(func.distinct(Entregable.solicitud_id)))
        .join(s, s.id == Entregable.solicitud_id)
        .join(Asignacion, handed)  # not what somebody before delivered
        .where(mine, Entregable.entregado_el >= Asignacion.asignada_el)
    )
    rated = (
        select(func.count())
        .select_from(Calificacion)
        .join(s, s.id == Calificacion.solicitud_id)
        .where(mine)
    )
    has = select(func.count(s.id)).where(mine, s.estado.in_(sorted(OCUPAN)))
    return select(
        Consultor.id,
        delivered.scalar_subquery().label("entregadas"),
        rated.scalar_subquery().label("calificadas"),
        rated.where(Calificacion.util).scalar_subquery().label("utiles"),
        has.scalar_subquery().label("tiene"),
    )


def actualizar_todos() -> None:
    """Count everybody's work anew (after loading data in bulk)."""
    ids = db.session.scalars(select(Consultor.id)).all()
    for first in range(0, len(ids), LOTE):
        actualizar(*ids[first : first + LOTE])
