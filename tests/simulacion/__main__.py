"""python -m tests.simulacion [requests] [consultants] [days]: simulate a year and print figures."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from config import from_env
from plataforma.app import create_app
from plataforma.db import db
from tests.installation import Installation
from tests.pace import slowness
from tests.simulacion.anio import Medida, simular
from tests.simulacion.cifras import cifras
from tests.simulacion.cuentas import faltas
from wsgi import PARTES

SEGUNDOS = 600  # of the reference machine's CPU


def main(given: list[str]) -> int:
    sizes = dict(zip(("solicitudes", "consultores", "dias"), map(int, given), strict=False))
    with tempfile.TemporaryDirectory(prefix="escala-simulacion-") as folder:
        app = create_app(from_env(Installation(Path(folder)).env), PARTES)
        app.testing = True  # its commits wake no job runner
        with app.app_context():
            db.create_all()
            slower, start = slowness(), time.process_time()
            anio = simular(Medida(**sizes))
            took = time.process_time() - start
            bound = SEGUNDOS * max(slower, slowness())
            wrong, figures = faltas(anio), cifras(anio)
            db.session.remove()
            db.engine.dispose()
    m = anio.medida
    load = os.getloadavg()[0]
    size = f"{m.solicitudes} requests, {m.consultores} consultants, {m.dias} days"
    cost = f"{took:.0f} s of CPU (at most {bound:.0f}; machine load {load:.1f})"
    lines = [
        f"{size}, seed {m.semilla}: {cost}",
        *figures,
        *(wrong[:50] or ["no request without owner or beyond its last deadline"]),
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if wrong or took > bound else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
