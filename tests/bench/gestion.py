"""python -m tests.bench.gestion [sqlite|postgresql] [requests] [people]: the desk after years.

Prints what each queue costs whoever looks after the largest country and whoever looks after all;
fails when a page is over its bound, or asks the database more than with hardly any requests.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from sqlalchemy import select

from consultores.gestion.colas import Cola
from consultores.red.models import Consultor
from consultores.solicitudes.estados import CON_CONSULTOR
from consultores.solicitudes.models import Solicitud
from plataforma.db import db, transaction
from plataforma.permissions import Rol
from tests.bench import lugar
from tests.bench.__main__ import Cifra
from tests.bench.gestion_mundo import EL_MAYOR, poblar_mesa
from tests.bench.medir import Tiempos
from tests.bench.red_mundo import poblar_red
from tests.cursos.cuestionarios.navegador import Navegador
from tests.factories.identidad import make_usuario
from tests.statements import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask

REQUESTS, PEOPLE, TIMES = 100_000, 20_000, 20
BOUND = 300.0  # ms, of the 95th percentile
STATEMENTS = 18  # whatever the data; pages that show fewer things ask less
HOME = "/es/administracion/"
LIST = f"{HOME}solicitudes/"
QUEUES = {
    "": "cola={cola}",
    ", last page": "cola={cola}&pagina=999",
    ", words": "cola={cola}&q=guayaba",
}
SEARCHES = {
    "words of many": "q=exportadora",
    "words of one": "q=guayaba+{id}",
    "a reference": "q={referencia}",
    "nobody's words": "q=xilof%C3%B3n",
    "an area": "area=ORI",
    "a topic": "tipo=SOL-ACU",
    "a country": f"pais={EL_MAYOR}",
    "a consultant": "consultor={consultor}",
    "a body": "organizacion=grande",
    "all of it": f"cola=vencidas&area=ORI&tipo=SOL-ACU&pais={EL_MAYOR}&q=guayaba&pagina=2",
}


def measure(app: Flask, many: int, people: int, *, times: int = TIMES) -> list[Cifra]:
    """Fill the desk and return what each page takes, warm."""
    with transaction():
        poblar_red(people)
        poblar_mesa(many)
        readers = {
            "counterpart": make_usuario("Gael", roles=(Rol.CONTRAPARTE,), pais=EL_MAYOR),
            "Secretariat": make_usuario("Elena", roles=(Rol.ADMINISTRACION,), pais="UY"),
        }
        browsers = {name: Navegador.de(app, person) for name, person in readers.items()}
    lugar.analizar()
    found = []
    pages = dict(_pages())
    for who, reader in browsers.items():
        for name, path in pages.items():
            took, statements = _often(app, path, reader, times)
            found.append(Cifra(f"{who}, {name}: median ms", took.percentile(0.5)))
            found.append(Cifra(f"{who}, {name}: p95 ms", took.percentile(0.95), BOUND))
            found.append(Cifra(f"{who}, {name}: statements", statements, STATEMENTS))
    return found


def _pages() -> Iterator[tuple[str, str]]:
    """Yield each page that is measured: what it is, and its address."""
    s = Solicitud
    one = db.session.execute(
        select(s.id, s.referencia, Consultor.slug)
        .join(Consultor, Consultor.id == s.consultor_id)
        .where(s.pais == EL_MAYOR, s.estado.in_(sorted(CON_CONSULTOR)))
        .order_by(s.id)
    ).first()
    assert one is not None
    yield "home of the desk", HOME
    yield "one request", f"{LIST}{one.referencia}/"
    for cola in Cola:
        for what, query in QUEUES.items():
            yield f"{cola}{what}", f"{LIST}?{query.format(cola=cola)}"
    values = {"id": one.id, "referencia": one.referencia, "consultor": one.slug}
    for name, query in SEARCHES.items():
        yield name, f"{LIST}?{query.format(**values)}"


def _often(app: Flask, path: str, reader: Navegador, times: int) -> tuple[Tiempos, int]:
    client, cookie = app.test_client(use_cookies=False), {"Cookie": reader.cookie}
    took = []
    for _ in range(times + 1):
        start = time.perf_counter()
        answer = client.get(path, headers=cookie)
        assert answer.status_code == 200, (path, answer.status)
        assert answer.data
        took.append(time.perf_counter() - start)
    with counted() as sent:
        client.get(path, headers=cookie)
    return Tiempos(took[1:]), len(sent)  # the first one compiles the template


def main(kind: str, many: int, people: int) -> int:
    with lugar.vacia(kind) as app:
        figures = measure(app, many, people)
    return lugar.contar(f"{kind}, {many} requests, {people} consultants", figures)


if __name__ == "__main__":
    arguments = [*sys.argv[1:], *("sqlite", str(REQUESTS), str(PEOPLE))[len(sys.argv) - 1 :]]
    sys.exit(main(arguments[0], int(arguments[1]), int(arguments[2])))
