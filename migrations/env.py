"""Alembic's environment: the application's own engine and metadata."""

from __future__ import annotations

from alembic import context
from flask import current_app

from plataforma.db import BilingueJSON, MomentoUTC, db


def render_item(kind: str, obj: object, _context: object) -> str | bool:
    """Write our column types as what the database has, so that migrations stand alone."""
    if kind == "type" and isinstance(obj, MomentoUTC):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(obj, BilingueJSON):
        return "sa.JSON()"
    return False


def run() -> None:
    with db.engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=db.metadata,
            render_as_batch=True,
            render_item=render_item,
            compare_type=True,
            transaction_per_migration=True,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


current_app.logger.debug("migrating")
run()
