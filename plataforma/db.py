"""The database: session, column types, and the one place that commits."""

from __future__ import annotations

import re
import threading
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from flask import current_app
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import JSON, DateTime, MetaData, String, Text, event
from sqlalchemy.orm import DeclarativeBase, declared_attr, mapped_column
from sqlalchemy.types import TypeDecorator

from plataforma.errors import NotFoundError
from plataforma.texto import TextoBilingue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flask import Flask
    from sqlalchemy import Select
    from sqlalchemy.engine import Connection, Dialect, Engine

T = TypeVar("T")
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
WRITE = "escala_write"  # execution option: this transaction will write
PATIENCE = 10  # seconds that a writer waits for the others, on SQLite
_writers = threading.Lock()


class MomentoUTC(TypeDecorator[datetime]):
    """An aware UTC datetime; refuses naive ones, which hide a zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        del dialect
        if value is not None and value.tzinfo is None:
            msg = f"naive datetime {value!r}: use plataforma.clock.now()"
            raise ValueError(msg)
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class BilingueJSON(TypeDecorator[TextoBilingue]):
    """A TextoBilingue as {"es": …, "pt": …}."""

    impl = JSON
    cache_ok = True

    def process_bind_param(
        self, value: TextoBilingue | None, dialect: Dialect
    ) -> dict[str, str] | None:
        del dialect
        return value.as_dict() if value else None

    def process_result_value(
        self, value: dict[str, str] | None, dialect: Dialect
    ) -> TextoBilingue | None:
        del dialect
        return TextoBilingue(value["es"], value["pt"]) if value else None


Id = Annotated[int, mapped_column(primary_key=True)]
Momento = Annotated[datetime, mapped_column(MomentoUTC)]
TextoCorto = Annotated[str, mapped_column(String(200))]
TextoLargo = Annotated[str, mapped_column(Text)]
Bilingue = Annotated[TextoBilingue, mapped_column(BilingueJSON)]


class Model(DeclarativeBase):
    """Base of every model. Tables take the singular snake-case name of their class."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {  # noqa: RUF012 — SQLAlchemy reads it as a plain class attribute
        datetime: MomentoUTC,
        TextoBilingue: BilingueJSON,
        dict[str, Any]: JSON,
        list[Any]: JSON,
        list[str]: JSON,
    }

    @declared_attr.directive
    @classmethod
    def __tablename__(cls) -> str:
        return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", cls.__name__).lower()


db = SQLAlchemy(
    metadata=Model.metadata,
    # expire_on_commit off: a page goes on reading what it loaded after the act was committed.
    # create_savepoint: lets a test wrap a whole request in a transaction that it rolls back.
    session_options={"expire_on_commit": False, "join_transaction_mode": "create_savepoint"},
)


def after_commit(app: Flask, function: Callable[[], None]) -> None:
    """Register what runs after every commit of `transaction` (waking the job runner)."""
    app.extensions.setdefault("after_commit", []).append(function)


def init_db(app: Flask) -> None:
    db.init_app(app)
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            _configure_sqlite(db.engine)


def _configure_sqlite(engine: Engine) -> None:
    """Durable, concurrent SQLite: WAL, FULL, foreign keys, explicit BEGIN."""

    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # we emit BEGIN ourselves, below
        for pragma in (
            f"busy_timeout={PATIENCE * 1000}",
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        # A writer takes the lock at once: upgrading a read later can fail without waiting.
        immediate = connection.get_execution_options().get(WRITE)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


@contextmanager
def transaction() -> Iterator[None]:
    """Run one act: all of it is committed, or none.

    Ends the read that precedes it and forgets what was loaded, so that the act checks its rules
    on what the database holds under the lock. Used in routes, jobs and commands only.
    """
    session = db.session()
    if session.info.get(WRITE):
        msg = "transactions do not nest: a service must not open one"
        raise RuntimeError(msg)
    session.commit()
    for obj in session:
        if not getattr(obj, "survives_transaction", False):
            session.expire(obj)
    with _turn():
        session.info[WRITE] = True
        try:
            session.connection(execution_options={WRITE: True})
            yield
            session.commit()
        except BaseException:
            session.rollback()
            raise
        finally:
            session.info.pop(WRITE, None)
    for function in current_app.extensions.get("after_commit", ()):
        function()


@contextmanager
def _turn() -> Iterator[None]:
    """Let the threads of this process write one after the other where the database does.

    SQLite makes them try again at growing intervals, so that under load some never get their turn.
    """
    waits = db.engine.dialect.name == "sqlite" and _writers.acquire(timeout=PATIENCE)
    try:
        yield
    finally:
        if waits:
            _writers.release()


def get_or_404(select: Select[tuple[T]]) -> T:
    """Return the one row of `select`, or raise NotFoundError."""
    found = db.session.scalars(select).one_or_none()
    if found is None:
        raise NotFoundError
    return found
