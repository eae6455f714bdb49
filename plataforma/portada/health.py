"""What /salud answers."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from flask import current_app
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from config import VERSION
from plataforma.busqueda import count_documents, needs_reindex
from plataforma.db import db
from plataforma.jobs.services import count_by_state, lag_seconds

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_LAG = 300  # seconds that a due job may wait before the runner counts as stopped
log = logging.getLogger(__name__)


def health() -> dict[str, Any]:
    """Ask each part; one that fails is named, never described."""
    report: dict[str, Any] = {
        "nombre": current_app.extensions["settings"].nombre,
        "version": VERSION,
        "base_de_datos": _ask(_database),
        "busqueda": _ask(_search),
        "trabajos": _ask(_jobs),
    }
    broken = [k for k, v in report.items() if isinstance(v, dict) and v.get("estado") == "error"]
    report["estado"] = "error" if broken else "ok"
    return report


def _ask(question: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    try:
        return {"estado": "ok", **question()}
    except (SQLAlchemyError, OSError, RuntimeError):
        log.exception("health check failed")
        return {"estado": "error"}


def _database() -> dict[str, Any]:
    db.session.execute(text("SELECT 1"))
    return {"motor": db.engine.dialect.name}


def _search() -> dict[str, Any]:
    state = {"estado": "error"} if needs_reindex() else {}
    return {**state, "documentos": count_documents()}


def _jobs() -> dict[str, Any]:
    lag = round(lag_seconds(), 1)
    state = {} if lag <= MAX_LAG else {"estado": "error"}
    return {**state, "espera_segundos": lag, "por_estado": count_by_state()}
