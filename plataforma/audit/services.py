"""Writing and checking the chain."""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import TYPE_CHECKING, Any

from flask import current_app
from sqlalchemy import select, text

from plataforma.audit.models import AuditLine
from plataforma.clock import now
from plataforma.db import db

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario

GENESIS = "0" * 64
LOCK = 395_080  # PostgreSQL advisory lock: one writer of the chain at a time


def take_turn() -> None:
    """Be the one who writes the chain until this transaction ends.

    `record` does so by itself. Who also holds rows that other writers of the chain change takes the
    turn before them: two that take them in the opposite order would wait for each other for ever.
    """
    if db.session.get_bind().dialect.name == "postgresql":
        db.session.execute(text("SELECT pg_advisory_xact_lock(:k)"), {"k": LOCK})


def record(
    accion: str,
    objeto: tuple[str, int | str],
    *,
    actor: Usuario | None,
    datos: dict[str, Any] | None = None,
) -> AuditLine:
    """Add a line within the caller's transaction. `datos` holds no personal data: ids and codes."""
    take_turn()
    session = db.session
    session.flush()
    last = session.scalar(select(AuditLine.mac).order_by(AuditLine.id.desc()).limit(1))
    line = AuditLine(
        ocurrio_el=now(),
        actor=actor.seudonimo if actor else "",
        accion=accion,
        objeto=f"{objeto[0]}:{objeto[1]}",
        datos=datos or {},
        previo=last or GENESIS,
    )
    line.mac = _mac(line)
    session.add(line)
    session.flush()
    return line


def verify_chain() -> int | None:
    """Return the id of the first line that does not follow from the one before, or None."""
    previous = GENESIS
    for line in db.session.scalars(select(AuditLine).order_by(AuditLine.id)).yield_per(1000):
        if line.previo != previous or not hmac.compare_digest(line.mac, _mac(line)):
            return line.id
        previous = line.mac
    return None


def _mac(line: AuditLine) -> str:
    body = json.dumps(
        [
            line.ocurrio_el.isoformat(),
            line.actor,
            line.accion,
            line.objeto,
            line.datos,
            line.previo,
        ],
        ensure_ascii=False,
        sort_keys=True,
    )
    return hmac.new(_key(), body.encode(), hashlib.sha256).hexdigest()


def _key() -> bytes:
    """Return the chain's key: a file outside the database, made on first use."""
    key: bytes = current_app.extensions["claves"].secret("auditoria")
    return key
