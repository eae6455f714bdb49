"""What must hold at the end of the simulated year."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from consultores.solicitudes.estados import CON_CONSULTOR, FINALES, Estado
from consultores.solicitudes.models import Asignacion, Movimiento, Respuesta, Solicitud
from plataforma.audit import verify_chain
from plataforma.audit.models import AuditLine
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from tests.simulacion.anio import Anio

# States in which it is the turn of the firm, and of the counterpart.
SIN_CONSULTOR = (Estado.OBSERVADA, Estado.ENTREGADA, Estado.ENVIADA, Estado.EN_ESPERA)


def faltas(anio: Anio) -> list[str]:
    """Return what does not hold; nothing when all is well."""
    found = []
    for s in db.session.scalars(select(Solicitud)):
        found += [f"{s.referencia} ({s.estado}): {what}" for what in _wrong(s, anio)]
    found += _without_line() + _asked_twice()
    if (broken := verify_chain()) is not None:
        found.append(f"audit line {broken} does not follow from the one before")
    return found


def _wrong(s: Solicitud, anio: Anio) -> Iterator[str]:
    if s.estado not in set(Estado):
        yield "no state of the table"
    if s.estado in FINALES:
        if s.ofertas:
            yield "still offered after its end"
        if s.proximo_el is not None:
            yield "its clock still runs"
        return
    owned = s.estado in CON_CONSULTOR and s.consultor_id is not None
    if not (owned or s.ofertas or s.estado in SIN_CONSULTOR):
        yield "nobody has it"
    if s.limite_el is None or s.proximo_el is None:
        yield "no clock runs"
    elif s.limite_el <= anio.hasta or s.proximo_el <= anio.hasta:
        yield f"beyond its last deadline, {s.limite_el}"


def _without_line() -> list[str]:
    """Each move has its line in the audit log, and no line is without a move."""
    moves: Counter[tuple[str, str]] = Counter()
    rows = select(Solicitud.referencia, Movimiento.acto, func.count()).join(
        Movimiento, Movimiento.solicitud_id == Solicitud.id
    )
    for ref, acto, many in db.session.execute(rows.group_by(Solicitud.referencia, Movimiento.acto)):
        moves[f"solicitud:{ref}", f"solicitud.{acto}"] = many
    lines: Counter[tuple[str, str]] = Counter()
    kept = select(AuditLine.objeto, AuditLine.accion, func.count()).where(
        AuditLine.objeto.startswith("solicitud:")
    )
    for about, act, many in db.session.execute(kept.group_by(AuditLine.objeto, AuditLine.accion)):
        lines[about, act] = many
    return [
        f"{key}: {moves[key]} moves, {lines[key]} audit lines"
        for key in moves | lines
        if moves[key] != lines[key]
    ]


def _asked_twice() -> list[str]:
    """Nobody had two open offers of the same request at the same time."""
    spans = defaultdict(list)
    for a in db.session.scalars(select(Asignacion).order_by(Asignacion.id)):
        spans[a.solicitud_id, a.consultor_id].append(a)
    return [
        f"request {key[0]} was offered twice at a time to consultant {key[1]}"
        for key, offers in spans.items()
        for first, second in pairwise(offers)
        if first.respuesta == Respuesta.PENDIENTE or second.asignada_el < _end(first)
    ]


def _end(offer: Asignacion) -> datetime:
    return offer.respondida_el or offer.asignada_el
