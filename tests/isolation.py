"""A test inside a transaction that is rolled back, requests and all."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from plataforma import limits
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask


@contextmanager
def rolled_back(app: Flask) -> Iterator[None]:
    """Within it, whatever the application commits is gone at the end."""
    engines = db._app_engines[app]  # the documented recipe for test isolation
    engine = engines[None]
    connection = engine.connect()
    outer = connection.begin()
    engines[None] = connection  # type: ignore[assignment]
    try:
        with app.app_context():
            limits.reset()
            yield
            db.session.remove()
    finally:
        engines[None] = engine
        outer.rollback()
        connection.close()
