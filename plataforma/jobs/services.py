"""Asking for work, claiming it, doing it.

At least once: a job whose runner dies is claimed again when its lease ends, so handlers are
idempotent.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, func, or_, select, update
from sqlalchemy.engine import CursorResult

from plataforma.clock import now
from plataforma.db import db, transaction
from plataforma.jobs.models import EstadoJob, Job

Handler = Callable[[dict[str, Any]], None]
HANDLERS: dict[str, Handler] = {}
LEASE = timedelta(minutes=2)
MAX_TRIES = 8
ASKED = "escala_asked_for_work"  # in session.info: the runner is to be woken
log = logging.getLogger(__name__)


def job(name: str) -> Callable[[Handler], Handler]:
    """Register the handler of the jobs called `name`."""

    def register(handler: Handler) -> Handler:
        HANDLERS[name] = handler
        return handler

    return register


def enqueue(name: str, payload: dict[str, Any], *, no_antes_el: datetime | None = None) -> None:
    """Ask for a job within the caller's transaction: it exists only if the change does."""
    if name not in HANDLERS:
        msg = f"no job is called {name!r}"
        raise KeyError(msg)
    db.session.add(Job(nombre=name, payload=payload, no_antes_el=no_antes_el or now()))
    db.session().info[ASKED] = True


def asked_for_work() -> bool:
    """Return, once, whether this session asked for a job.

    Only then is the runner woken: its own commits must not wake it for ever.
    """
    return bool(db.session().info.pop(ASKED, False))


def _claimable(moment: datetime) -> Any:
    waiting = and_(Job.estado == EstadoJob.PENDIENTE, Job.no_antes_el <= moment)
    lost = and_(Job.estado == EstadoJob.EN_CURSO, Job.lease_el < moment)
    return or_(waiting, lost)


def claim_next() -> Job | None:
    """Take one due job with a conditional UPDATE, so that two runners never take the same."""
    moment = now()
    with transaction():
        due = select(Job.id).where(_claimable(moment)).order_by(Job.no_antes_el, Job.id).limit(20)
        for job_id in db.session.scalars(due).all():
            taken = db.session.execute(
                update(Job)
                .where(Job.id == job_id, _claimable(moment))
                .values(
                    estado=EstadoJob.EN_CURSO, lease_el=moment + LEASE, intentos=Job.intentos + 1
                )
            )
            if isinstance(taken, CursorResult) and taken.rowcount == 1:
                return db.session.get(Job, job_id, populate_existing=True)
    return None


def run_due(limit: int = 1000) -> int:
    """Do due jobs until none is left; return how many were tried."""
    for done in range(limit):
        claimed = claim_next()
        if claimed is None:
            return done
        _run(claimed.id, claimed.nombre, claimed.payload)
    return limit


def _run(job_id: int, name: str, payload: dict[str, Any]) -> None:
    """Run the handler in its own transaction; the row is closed in that same transaction."""
    try:
        with transaction():
            HANDLERS[name](payload)
            _close(job_id, estado=EstadoJob.HECHO, terminado_el=now(), error="")
    except Exception as error:
        log.exception("job %s (%s) failed", job_id, name)
        with transaction():
            _postpone(job_id, repr(error))


def _close(job_id: int, **values: object) -> None:
    db.session.execute(update(Job).where(Job.id == job_id).values(lease_el=None, **values))


def _postpone(job_id: int, error: str) -> None:
    """Try again later, each time twice as late; give up after MAX_TRIES and keep the reason."""
    tries = db.session.scalar(select(Job.intentos).where(Job.id == job_id)) or 1
    if tries >= MAX_TRIES:
        _close(job_id, estado=EstadoJob.FALLIDO, terminado_el=now(), error=error)
    else:
        later = now() + timedelta(seconds=15 * 2**tries)
        _close(job_id, estado=EstadoJob.PENDIENTE, no_antes_el=later, error=error)


def lag_seconds() -> float:
    """Return how long the oldest due job has been waiting; 0 when none waits."""
    oldest = db.session.scalar(select(func.min(Job.no_antes_el)).where(_claimable(now())))
    return max(0.0, (now() - oldest).total_seconds()) if oldest else 0.0


def count_by_state() -> dict[str, int]:
    rows = db.session.execute(select(Job.estado, func.count()).group_by(Job.estado))
    return {str(state): count for state, count in rows}
