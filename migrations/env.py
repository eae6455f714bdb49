"""Alembic's environment: the application's own engine and metadata."""

from __future__ import annotations

from alembic import context
from sqlalchemy.engine import Connection

from plataforma.db import BilingueJSON, MomentoUTC, db


def render_item(kind: str, obj: object, _context: object) -> str | bool:
    """Write our column types as what the database has, so that migrations stand alone."""
    if kind == "type" and isinstance(obj, MomentoUTC):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(obj, BilingueJSON):
        return "sa.JSON()"
    return False


def run() -> None:
    """Run what is due in one transaction: all of it, or nothing."""
    with db.engine.connect() as connection:
        is_sqlite = connection.dialect.name == "sqlite"
        # SQLite changes a table by copying and dropping it: with foreign keys on, dropping would
        # delete what refers to it. The pragma only works outside a transaction.
        raw = connection.connection.driver_connection
        if is_sqlite:
            raw.execute("PRAGMA foreign_keys=OFF")
        with connection.begin():
            _migrate(connection)
            if is_sqlite and (
                orphans := connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            ):
                msg = f"rows left without what they refer to: {orphans[:5]}"
                raise RuntimeError(msg)
        if is_sqlite:
            raw.execute("PRAGMA foreign_keys=ON")


def _migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=db.metadata,
        render_as_batch=True,
        render_item=render_item,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run()
