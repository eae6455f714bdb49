"""One look at the clocks: a few requests in each short transaction, so that none stops the rest.

Safe to run twice, and on two machines: each request is held, and looked at again, before anything
happens to it. Where one of the few fails, nothing of them is kept, and each is tried by itself.
"""

from __future__ import annotations

import logging
import time
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import update

from consultores.pasos.ofertas import liberar
from consultores.red.models import Consultor
from consultores.reloj.efectos import atender
from consultores.reloj.queries import hold_due, list_due, list_sueltas
from consultores.reloj.resumen import resumir
from consultores.solicitudes.models import Solicitud
from consultores.solicitudes.movimientos import lock
from plataforma.clock import now
from plataforma.db import db, transaction

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

JUNTAS = 20  # requests of one transaction: who writes at that moment waits no longer than for them
DESPUES = timedelta(minutes=15)  # when one that failed is tried again
log = logging.getLogger(__name__)


def mirar(*, segundos: float = float("inf")) -> bool:
    """Do what is due, for so many seconds; return whether there was no time for something."""
    end = time.monotonic() + segundos
    for request_id, consultor_id in list_sueltas():
        _alone(request_id, partial(_let_go, consultor_id=consultor_id))
        if time.monotonic() > end:
            return True
    seen: set[int] = set()
    while left := [n for n in list_due() if n not in seen]:
        for first in range(0, len(left), JUNTAS):
            _together(left[first : first + JUNTAS])
            if time.monotonic() > end:
                return True
        seen.update(left)
    resumir()
    return False


def _together(ids: Sequence[int]) -> None:
    """Look at several in one transaction; when one of them fails, at each by itself."""
    try:
        with transaction():
            for solicitud in hold_due(ids):
                atender(solicitud)
    except Exception as error:  # noqa: BLE001 — which of them it was is said by `_alone`
        log.warning("a look at %s requests together failed: %r", len(ids), error)
        db.session.rollback()
        for request_id in ids:
            _alone(request_id, _look)


def _alone(request_id: int, act: Callable[[Solicitud], None]) -> None:
    """Do it to one request; when that fails, the others go on and this one is tried later."""
    try:
        with transaction():
            solicitud = db.session.get(Solicitud, request_id)
            if solicitud is not None:
                lock(solicitud)
                act(solicitud)
    except Exception:
        log.exception("the clock of request %s failed", request_id)
        db.session.rollback()
        with transaction():
            mine = update(Solicitud).where(Solicitud.id == request_id)
            late = Solicitud.proximo_el <= now()
            db.session.execute(mine.where(late).values(proximo_el=now() + DESPUES))


def _look(solicitud: Solicitud) -> None:
    if solicitud.proximo_el is not None and solicitud.proximo_el <= now():
        atender(solicitud)


def _let_go(solicitud: Solicitud, *, consultor_id: int) -> None:
    consultor = db.session.get(Consultor, consultor_id)
    if consultor is not None and not consultor.es_publico:
        liberar(solicitud, consultor, borro=False)
