"""An empty database of either kind for one bench, made and taken away."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine, text

from config import from_env
from plataforma.app import create_app
from plataforma.db import db
from tests import postgres
from tests.databases import make
from tests.installation import Installation
from wsgi import PARTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flask import Flask

    from tests.bench.__main__ import Cifra


@contextmanager
def vacia(kind: str) -> Iterator[Flask]:
    """Yield the application, in its context, on an empty database that has every table."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="escala-bench-")))
        url = make(stack.enter_context(postgres.server()), "bench") if kind == "postgresql" else ""
        app = create_app(from_env(Installation(folder, url).env), PARTES)
        with app.app_context():
            db.create_all()
            try:
                yield app
            finally:
                db.session.remove()
                db.engine.dispose()


def analizar() -> None:
    """Look after what was loaded, as PostgreSQL's own daemon does in time."""
    engine: object = db.engine
    if db.engine.dialect.name != "postgresql":
        return
    if isinstance(engine, Engine):
        db.session.rollback()
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))
    else:  # the connection of a test, whose transaction nobody else sees
        db.session.execute(text("ANALYZE"))


def contar(title: str, figures: Sequence[Cifra]) -> int:
    """Print the figures with the load under which they were taken; return the exit code."""
    load = f"load of the machine {os.getloadavg()[0]:.1f}"
    sys.stdout.write(f"{title}, {load}\n" + "\n".join(map(str, figures)) + "\n")
    return 0 if all(f.holds for f in figures) else 1
