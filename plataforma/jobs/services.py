"""Asking for work, claiming it, doing it.

At least once: a job whose runner dies is claimed again when its lease ends, so handlers are
idempotent.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, delete, func, insert, or_, select, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.exc import IntegrityError

from plataforma.clock import now
from plataforma.db import db, transaction
from plataforma.jobs.models import EstadoJob, Job

Handler = Callable[[dict[str, Any]], None]
HANDLERS: dict[str, Handler] = {}
SIN_TRANSACCION: set[str] = set()  # jobs that write nothing, or open their own transactions
CADA: dict[str, timedelta] = {}  # jobs that are done again and again, and how often
LEASE = timedelta(minutes=2)
MAX_TRIES = 8
SUSPECT = 3  # tries after which a job may be what ends its runners: it waits before the next one
ASKED = "escala_asked_for_work"  # in session.info: the runner is to be woken
WORKING = "escala_working"  # in session.info: this is the runner, and it goes on by itself
AT_A_TIME = 1000  # jobs done before whoever runs them looks around
log = logging.getLogger(__name__)


def job(
    name: str, *, sin_transaccion: bool = False, cada: timedelta | None = None
) -> Callable[[Handler], Handler]:
    """Register the handler of the jobs called `name`.

    `sin_transaccion`: its long work is done outside a transaction, so that nobody who writes waits
    for it; what it writes, it writes in transactions of its own. `cada`: nobody asks for it, it is
    done so often; no two runners do it at the same time.
    """

    def register(handler: Handler) -> Handler:
        HANDLERS[name] = handler
        if sin_transaccion:
            SIN_TRANSACCION.add(name)
        if cada is not None:
            CADA[name] = cada
        return handler

    return register


def enqueue(name: str, payload: dict[str, Any], *, no_antes_el: datetime | None = None) -> None:
    """Ask for a job within the caller's transaction: it exists only if the change does."""
    _check_name(name)
    db.session.add(Job(nombre=name, payload=payload, no_antes_el=no_antes_el or now()))
    db.session().info[ASKED] = True


def enqueue_all(name: str, payloads: Sequence[dict[str, Any]]) -> None:
    """Ask for many jobs of a kind in one statement; also from within a flush."""
    _check_name(name)
    rows = [{"nombre": name, "payload": payload} for payload in payloads]
    db.session.connection().execute(insert(Job), rows)
    db.session().info[ASKED] = True


def _check_name(name: str) -> None:
    if name not in HANDLERS:
        msg = f"no job is called {name!r}"
        raise KeyError(msg)


def make_sure() -> None:
    """See that the row of each job that repeats itself is there. By each sweep."""
    there = set(db.session.scalars(select(Job.nombre).where(Job.periodico)))
    for name in sorted(CADA.keys() - there):
        try:
            with transaction():
                db.session.add(Job(nombre=name, payload={}, periodico=True))
        except IntegrityError:
            pass  # another machine was faster


def list_waiting(name: str) -> list[int]:
    """Return the jobs called so that nobody has begun."""
    found = select(Job.id).where(Job.nombre == name, Job.estado == EstadoJob.PENDIENTE)
    return list(db.session.scalars(found))


def withdraw(ids: Sequence[int]) -> None:
    """Forget these jobs where nobody has begun them: what they ask for was done otherwise."""
    waiting = Job.estado == EstadoJob.PENDIENTE
    for first in range(0, len(ids), AT_A_TIME):
        db.session.execute(delete(Job).where(Job.id.in_(ids[first : first + AT_A_TIME]), waiting))


def asked_for_work() -> bool:
    """Return, once, whether this session asked for a job.

    Only then is the runner woken: its own commits must not wake it for ever, and what its jobs
    ask for it finds without being told.
    """
    info = db.session().info
    return bool(info.pop(ASKED, False)) and not info.get(WORKING)


def _claimable(moment: datetime) -> Any:
    waiting = and_(Job.estado == EstadoJob.PENDIENTE, Job.no_antes_el <= moment)
    lost = and_(Job.estado == EstadoJob.EN_CURSO, Job.lease_el < moment)
    return or_(waiting, lost)


def claim_next(corredor: str = "") -> Job | None:
    """Take one due job with a conditional UPDATE, so that two runners never take the same."""
    moment = now()
    with transaction():
        due = select(Job.id).where(_claimable(moment)).order_by(Job.no_antes_el, Job.id).limit(20)
        for job_id in db.session.scalars(due).all():
            taken = db.session.execute(
                update(Job)
                .where(Job.id == job_id, _claimable(moment))
                .values(
                    estado=EstadoJob.EN_CURSO,
                    lease_el=moment + LEASE,
                    corredor=corredor,
                    intentos=Job.intentos + 1,
                )
            )
            if isinstance(taken, CursorResult) and taken.rowcount == 1:
                return db.session.get(Job, job_id, populate_existing=True)
    return None


def give_back(corredor: str) -> None:
    """Put back what a runner that is gone had in hand, to be done at once.

    A job that was in hand each time its runner ended waits like one that failed: it may be the
    reason.
    """
    left = select(Job).where(Job.estado == EstadoJob.EN_CURSO, Job.corredor == corredor)
    for lost in db.session.scalars(left.with_for_update()).all():
        if lost.intentos >= SUSPECT:
            _postpone(lost.id, f"the runner {corredor} ended")
        else:
            _close(lost.id, estado=EstadoJob.PENDIENTE)


def run_due(limit: int = AT_A_TIME, *, corredor: str = "") -> int:
    """Do due jobs until none is left, or `limit` of them; return how many were tried."""
    info = db.session().info
    info[WORKING] = True
    try:
        for done in range(limit):
            claimed = claim_next(corredor)
            if claimed is None:
                return done
            _run(claimed.id, claimed.nombre, claimed.payload)
    finally:
        info.pop(WORKING, None)
    return limit


def run_all_due(*, corredor: str = "") -> None:
    """Do due jobs until none is left."""
    while run_due(corredor=corredor) == AT_A_TIME:
        continue


def _run(job_id: int, name: str, payload: dict[str, Any]) -> None:
    """Run the handler in its own transaction; the row is closed in that same transaction."""
    try:
        if name in SIN_TRANSACCION:
            HANDLERS[name](payload)
            with transaction():
                _done(job_id, name)
            return
        with transaction():
            HANDLERS[name](payload)
            _done(job_id, name)
    except Exception as error:
        log.exception("job %s (%s) failed", job_id, name)
        db.session.rollback()
        with transaction():
            _postpone(job_id, repr(error))


def _done(job_id: int, name: str) -> None:
    """Keep that it is done; the row of one that repeats itself waits for its next time."""
    mine = Job.id == job_id
    moment = now()
    if name in CADA and db.session.scalar(select(Job.periodico).where(mine)):
        db.session.execute(update(Job).where(mine).values(intentos=0))
        again = moment + CADA[name]
        _close(job_id, estado=EstadoJob.PENDIENTE, no_antes_el=again, error="")
    else:
        _close(job_id, estado=EstadoJob.HECHO, terminado_el=moment, error="")


def _close(job_id: int, **values: object) -> None:
    db.session.execute(
        update(Job).where(Job.id == job_id).values(lease_el=None, corredor="", **values)
    )


def _postpone(job_id: int, error: str) -> None:
    """Try again later, each time twice as late; give up after MAX_TRIES and keep the reason.

    What repeats itself is never given up.
    """
    found = select(Job.intentos, Job.periodico).where(Job.id == job_id)
    tries, repeats = db.session.execute(found).one()
    if tries >= MAX_TRIES and not repeats:
        _close(job_id, estado=EstadoJob.FALLIDO, terminado_el=now(), error=error)
    else:
        later = now() + timedelta(seconds=15 * 2 ** min(tries, MAX_TRIES))
        _close(job_id, estado=EstadoJob.PENDIENTE, no_antes_el=later, error=error)


def lag_seconds() -> float:
    """Return how long the oldest due job has been waiting; 0 when none waits."""
    oldest = db.session.scalar(select(func.min(Job.no_antes_el)).where(_claimable(now())))
    return max(0.0, (now() - oldest).total_seconds()) if oldest else 0.0


def count_by_state() -> dict[str, int]:
    rows = db.session.execute(select(Job.estado, func.count()).group_by(Job.estado))
    return {str(state): count for state, count in rows}
