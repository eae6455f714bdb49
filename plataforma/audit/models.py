"""AuditLine: one act. Never updated, never deleted; the database refuses both."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import String, event
from sqlalchemy.orm import Mapped, mapped_column

from plataforma.clock import now
from plataforma.db import Id, Model

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection


class AuditLine(Model):
    """`mac` covers the line and the previous mac, so an edit, a deletion or a swap shows."""

    id: Mapped[Id]
    ocurrio_el: Mapped[datetime] = mapped_column(default=now)
    actor: Mapped[str] = mapped_column(String(32), default="")  # pseudonym; empty: the system
    accion: Mapped[str] = mapped_column(String(60), index=True)
    objeto: Mapped[str] = mapped_column(String(80), index=True)
    datos: Mapped[dict[str, Any]] = mapped_column(default=dict)
    previo: Mapped[str] = mapped_column(String(64), unique=True)
    mac: Mapped[str] = mapped_column(String(64))


# The database itself refuses to change or remove a line.
GUARDS = {
    "sqlite": (
        """CREATE TRIGGER audit_line_no_update BEFORE UPDATE ON audit_line
        BEGIN SELECT RAISE(ABORT, 'audit_line is append-only'); END""",
        """CREATE TRIGGER audit_line_no_delete BEFORE DELETE ON audit_line
        BEGIN SELECT RAISE(ABORT, 'audit_line is append-only'); END""",
    ),
    "postgresql": (
        """CREATE OR REPLACE FUNCTION audit_line_append_only() RETURNS trigger AS $$
        BEGIN RAISE EXCEPTION 'audit_line is append-only'; END $$ LANGUAGE plpgsql""",
        """CREATE TRIGGER audit_line_guard BEFORE UPDATE OR DELETE ON audit_line
        FOR EACH ROW EXECUTE FUNCTION audit_line_append_only()""",
    ),
}


@event.listens_for(AuditLine.__table__, "after_create")
def _guard(_table: object, connection: Connection, **_options: object) -> None:
    """Tests make tables from the models: they get the triggers of the migration too."""
    for statement in GUARDS[connection.dialect.name]:
        connection.exec_driver_sql(statement)
