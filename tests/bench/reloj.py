"""python -m tests.bench.reloj [sqlite|postgresql] [open requests] [due]: one look of the clock.

Prints the seconds of a look when nothing is due, when as many are due as given, and what each
costs; fails when the look takes longer than its bound.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, func, select, text

from config import from_env
from consultores.reloj.services import mirar
from consultores.solicitudes.models import Solicitud
from plataforma.app import create_app
from plataforma.clock import now
from plataforma.db import db, transaction
from plataforma.email import Correo
from tests import postgres
from tests.bench.__main__ import Cifra
from tests.bench.red_mundo import poblar_red
from tests.bench.reloj_mundo import poblar_solicitudes
from tests.installation import Installation
from tests.statements import counted
from wsgi import PARTES

if TYPE_CHECKING:
    from flask import Flask

OPEN, DUE, PEOPLE = 100_000, 2_000, 20_000
BOUND = 60.0  # seconds


def measure(app: Flask, many: int, late: int, *, people: int = PEOPLE) -> list[Cifra]:
    """Fill the network, let the clock look once with everything due, and once with nothing."""
    app.testing = True  # its commits wake no job runner
    with transaction():
        poblar_red(people)
        poblar_solicitudes(many, late)
    if db.engine.dialect.name == "postgresql":
        with transaction():
            db.session.execute(text("ANALYZE"))
    before = db.session.scalar(select(func.count(Correo.id))) or 0
    with counted() as sent:
        full = _seconds()
    mails = (db.session.scalar(select(func.count(Correo.id))) or 0) - before
    left = db.session.scalar(select(func.count(Solicitud.id)).where(Solicitud.proximo_el <= now()))
    idle = _seconds()
    return [
        Cifra(f"a look, {late} of {many} due: seconds", full, BOUND),
        Cifra("  milliseconds each", 1000 * full / late),
        Cifra("  statements each", len(sent) / late),
        Cifra("  mails queued", mails),
        Cifra("  still due after it", left or 0, late / 10),
        Cifra("a look, nothing due: seconds", idle, 1.0),
    ]


def _seconds() -> float:
    start = time.perf_counter()
    mirar()
    return time.perf_counter() - start


def main(kind: str, many: int, late: int) -> int:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="escala-bench-")))
        url = ""
        if kind == "postgresql":
            server = stack.enter_context(postgres.server())
            engine = create_engine(f"{server}/postgres", isolation_level="AUTOCOMMIT")
            with engine.connect() as connection:
                connection.execute(text("CREATE DATABASE bench"))
            engine.dispose()
            url = f"{server}/bench"
        app = create_app(from_env(Installation(folder, url).env), PARTES)
        with app.app_context():
            db.create_all()
            figures = measure(app, many, late)
            db.session.remove()
            db.engine.dispose()
    load = f"load of the machine {os.getloadavg()[0]:.1f}"
    sys.stdout.write(f"{kind}, {load}\n" + "\n".join(map(str, figures)) + "\n")
    return 0 if all(f.holds for f in figures) else 1


if __name__ == "__main__":
    arguments = [*sys.argv[1:], *("sqlite", str(OPEN), str(DUE))[len(sys.argv) - 1 :]]
    sys.exit(main(arguments[0], int(arguments[1]), int(arguments[2])))
