"""python -m tests.bench.tablero [sqlite|postgresql] [people]: the cockpit of a big chamber.

Prints what each page costs, and fails when one is over its bound.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from plataforma.db import transaction
from tests.bench import lugar
from tests.bench.__main__ import Cifra
from tests.bench.camara import poblar
from tests.bench.medir import Tiempos
from tests.cursos.cuestionarios.navegador import Navegador
from tests.factories.cursos import make_curso
from tests.factories.identidad import make_membresia, make_organizacion, make_usuario

if TYPE_CHECKING:
    from flask import Flask

PEOPLE, PER_COHORT, TIMES = 50_000, 2_000, 7
BOUND = 300.0  # ms
CHAMBER = "/es/camara/grande/cohortes/"
# page → bound in ms; None: told for comparison
PAGES: dict[str, float | None] = {
    CHAMBER: BOUND,
    f"{CHAMBER}?desde=2020-01-01&pagina=2": BOUND,
    f"{CHAMBER}personas/?q=pena+00123": None,
    f"{CHAMBER}personas/?ver=detenidos": None,
    "{cohorte}": BOUND,
    "{cohorte}personas/": BOUND,
    "{cohorte}personas/?ver=detenidos&orden=actividad": None,
    "{cohorte}modulos/": BOUND,
    "{cohorte}detenciones/": BOUND,
    "{cohorte}hojas/": BOUND,
    "{cohorte}avance.csv": None,
    "{cohorte}avance.xlsx": None,
}


def measure(app: Flask, people: int, per_cohort: int, *, times: int = TIMES) -> list[Cifra]:
    """Fill a chamber and return what each page takes: median of some reads, warm."""
    with transaction():
        chamber = make_organizacion("Cámara grande", slug="grande")
        manager = make_usuario("Carla")
        make_membresia(manager, chamber)
        cohortes = poblar(chamber, make_curso(modulos=4, lecciones=3), people, per_cohort)
        reader = Navegador.de(app, manager)
    lugar.analizar()
    found = []
    for page, bound in PAGES.items():
        path = page.format(cohorte=f"{CHAMBER}{cohortes[0]}/")
        found.append(Cifra(f"{path}: median ms", _often(app, path, reader, times), bound))
    return found


def _often(app: Flask, path: str, reader: Navegador, times: int) -> float:
    client = app.test_client(use_cookies=False)
    took = []
    for _ in range(times + 1):
        start = time.perf_counter()
        answer = client.get(path, headers={"Cookie": reader.cookie})
        assert answer.status_code == 200, (path, answer.status)
        assert answer.data
        took.append(time.perf_counter() - start)
    return Tiempos(took[1:]).percentile(0.5)  # the first one compiles the template


def main(kind: str, people: int) -> int:
    with lugar.vacia(kind) as app:
        figures = measure(app, people, PER_COHORT)
    return lugar.contar(f"{kind}, {people} people", figures)


if __name__ == "__main__":
    arguments = [*sys.argv[1:], *("sqlite", str(PEOPLE))[len(sys.argv) - 1 :]]
    sys.exit(main(arguments[0], int(arguments[1])))
