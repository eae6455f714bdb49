"""python -m tests.bench.reloj [sqlite|postgresql] [open requests] [due]: one look of the clock.

Prints the seconds of a look when nothing is due, when as many are due as given, and what each
costs; fails when the look takes longer than its bound.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from consultores.reloj.services import mirar
from consultores.solicitudes.models import Solicitud
from plataforma.clock import now
from plataforma.db import db, transaction
from plataforma.email import Correo
from tests.bench import lugar
from tests.bench.__main__ import Cifra
from tests.bench.red_mundo import poblar_red
from tests.bench.reloj_mundo import poblar_solicitudes
from tests.statements import counted

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
    lugar.analizar()
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
    with lugar.vacia(kind) as app:
        figures = measure(app, many, late)
    return lugar.contar(f"{kind}, {late} of {many} due", figures)


if __name__ == "__main__":
    arguments = [*sys.argv[1:], *("sqlite", str(OPEN), str(DUE))[len(sys.argv) - 1 :]]
    sys.exit(main(arguments[0], int(arguments[1]), int(arguments[2])))
