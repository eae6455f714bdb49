"""python -m tests.bench.red [sqlite|postgresql] [people]: the directory with 20,000 consultants.

Prints the median and the 95th percentile of each kind of search, whole pages included, and the
statements of each; fails when a page is over its bound.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from consultores.red.indice import indice
from plataforma.db import transaction
from tests.bench import lugar
from tests.bench.__main__ import Cifra
from tests.bench.medir import Tiempos
from tests.bench.red_mundo import poblar_red
from tests.statements import counted

if TYPE_CHECKING:
    from flask import Flask

PEOPLE, TIMES = 20_000, 40
BOUND = 100.0  # ms, of the 95th percentile
STATEMENTS = 14
URL = "/es/consultores/"
SEARCHES = {
    "nothing chosen": URL,
    "a later page": f"{URL}?pagina=700",
    "area": f"{URL}?area=ORI",
    "a common language": f"{URL}?idioma=es",
    "available now": f"{URL}?disponible=ahora",
    "area, sub-topic, country": f"{URL}?area=ORI&area=ADU&subtema=ORI-CTF&pais=BR",
    "seven lists": f"{URL}?area=LOG&area=ADU&pais=BR&pais=AR&idioma=es&sector=S04&sector=S05"
    "&servicio=REV&servicio=TAL&modalidad=linea&disponible=ahora",
    "a common word": f"{URL}?q=empresas",
    "three words": f"{URL}?q=certificado+de+origen+para+alimentos",
    "words, language, available": f"{URL}?q=costos&idioma=pt&disponible=ahora",
    "words that nobody has together": f"{URL}?q=ferias+xilofones",
    "a name": f"{URL}?q=pena+12",
    "nobody": f"{URL}?area=ORI&q=xilofonista&acuerdo=ACE-59",
    "the filters as a page": f"{URL}filtros/?area=ORI&pais=BR",
}


def measure(app: Flask, people: int, *, times: int = TIMES) -> list[Cifra]:
    """Fill a directory and return what each kind of search takes, warm."""
    with transaction():
        poblar_red(people)
    lugar.analizar()
    found = []
    for name, path in SEARCHES.items():
        took, statements = _often(app, path, times)
        found.append(Cifra(f"{name}: median ms", took.percentile(0.5)))
        found.append(Cifra(f"{name}: p95 ms", took.percentile(0.95), BOUND))
        found.append(Cifra(f"{name}: statements", statements, STATEMENTS))
    return found


def _often(app: Flask, path: str, times: int) -> tuple[Tiempos, int]:
    client = app.test_client(use_cookies=False)
    took = []
    for _ in range(times + 1):
        indice().olvidar_terminos()  # as if nobody had asked this before
        start = time.perf_counter()
        answer = client.get(path)
        assert answer.status_code == 200, (path, answer.status)
        assert answer.data
        took.append(time.perf_counter() - start)
    with counted() as sent:
        client.get(path)
    return Tiempos(took[1:]), len(sent)  # the first one compiles the template


def main(kind: str, people: int) -> int:
    with lugar.vacia(kind) as app:
        figures = measure(app, people)
    return lugar.contar(f"{kind}, {people} consultants", figures)


if __name__ == "__main__":
    arguments = [*sys.argv[1:], *("sqlite", str(PEOPLE))[len(sys.argv) - 1 :]]
    sys.exit(main(arguments[0], int(arguments[1])))
