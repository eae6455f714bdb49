"""Databases of a test run: SQLite files in a folder, or databases of a PostgreSQL server."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from sqlalchemy import Engine, create_engine, event, text

SQLITE = "sqlite:///"


def make(where: str, name: str) -> str:
    """Make an empty database and return its address; `where` is a server, or sqlite:///folder."""
    if where.startswith(SQLITE):
        return f"{where}/{name}.db"
    _tell(where, f"CREATE DATABASE {name}")
    return f"{where}/{name}"


def copy(url: str, name: str) -> str:
    """Copy a database that nobody is using, next to it, and return the address of the copy."""
    where, _slash, original = url.rpartition("/")
    if url.startswith(SQLITE):
        copied = f"{where}/{name}.db"
        files = (address.removeprefix(SQLITE) for address in (url, copied))
        source, target = (closing(sqlite3.connect(file)) for file in files)
        with source as old, target as new:
            old.backup(new)
        return copied
    _tell(where, f"CREATE DATABASE {name} TEMPLATE {original}")
    return f"{where}/{name}"


def reverse_what_is_not_ordered() -> None:
    """From now on SQLite gives backwards what was not asked for in an order: some day all do."""

    @event.listens_for(Engine, "connect")
    def on_connect(connection: object, _record: object) -> None:
        if isinstance(connection, sqlite3.Connection):
            connection.execute("PRAGMA reverse_unordered_selects=ON")


def _tell(server: str, statement: str) -> None:
    engine = create_engine(f"{server}/postgres", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
