"""Measuring: statements within this process, times against a real server in another one."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from random import Random
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from flask import g

from tests.installation import free_port, stop
from tests.statements import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.bench.mundo import Aprendiz, Formulario, Mundo, Respuesta
    from tests.cursos.cuestionarios.navegador import Navegador

FORM = "application/x-www-form-urlencoded"
IN_PLACE = {"Escala-Fragmento": "1"}  # as our script asks for what an answer of practice teaches
HELLO = """
from flask import Flask
from waitress import serve
app = Flask("hello")
app.get("/")(lambda: "hello, world")
serve(app, host="127.0.0.1", port=int(__import__("sys").argv[1]), threads=8)
"""


@dataclass(frozen=True)
class Tiempos:
    """Seconds that requests took, and how many of them failed."""

    segundos: Sequence[float]
    fallos: int = 0

    def percentile(self, part: float) -> float:
        """Return milliseconds that `part` of the requests stay within."""
        kept = sorted(self.segundos)
        return kept[min(len(kept) - 1, int(len(kept) * part))] * 1000


def connect(port: int) -> closing[HTTPConnection]:
    return closing(HTTPConnection("127.0.0.1", port, timeout=30))


def count_post(quien: Navegador, respuesta: Respuesta) -> int:
    """Return the statements of one answer sent; it must be accepted."""
    _forget()
    with counted() as sent:
        answer = quien.send(*respuesta, headers=IN_PLACE)
    assert answer.status_code == _expected(respuesta[0]), answer.status
    return len(sent)


def _forget() -> None:
    """Drop what the last request kept: our own application context outlives it."""
    for name in list(g):
        g.pop(name)


def _expected(path: str) -> int:
    """Practice comes back with what the answer teaches; a test goes on to the next question."""
    return 200 if "/practica/" in path else 303


def count_get(mundo: Mundo, quien: Navegador, path: str) -> int:
    client = mundo.app.test_client(use_cookies=False)
    client.get(path, headers={"Cookie": quien.cookie})  # templates are compiled once
    _forget()
    with counted() as sent:
        answer = client.get(path, headers={"Cookie": quien.cookie})
    assert answer.status_code == 200, answer.status
    return len(sent)


def answer_together(
    port: int, aprendices: Sequence[Aprendiz], *, seconds: float, every: float
) -> Tiempos:
    """Let each learner send an answer `every` so many seconds, all at the same time."""
    took: list[float] = []
    failed: list[int] = []

    def learn(number: int, aprendiz: Aprendiz) -> None:
        connection = opened.enter_context(connect(port))
        due = time.monotonic() + Random(number).random() * every  # noqa: S311 — spread, no secret
        end, turn = time.monotonic() + seconds, number
        while due < end:
            time.sleep(max(0.0, due - time.monotonic()))
            path, form = aprendiz.respuestas[turn % len(aprendiz.respuestas)]
            status, spent = _post(connection, aprendiz.navegador, path, form)
            took.append(spent)
            if status != _expected(path):
                failed.append(status)
            due, turn = due + every, turn + 1

    with ExitStack() as opened:
        threads = [threading.Thread(target=learn, args=pair) for pair in enumerate(aprendices)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return Tiempos(took, len(failed))


def _post(
    connection: HTTPConnection, quien: Navegador, path: str, form: Formulario
) -> tuple[int, float]:
    body = urlencode({**form, "csrf_token": quien.csrf}, doseq=True)
    start = time.perf_counter()
    connection.request(
        "POST", path, body, {"Cookie": quien.cookie, "Content-Type": FORM, **IN_PLACE}
    )
    answer = connection.getresponse()
    answer.read()
    return answer.status, time.perf_counter() - start


def get_often(port: int, path: str, cookie: str = "", *, times: int) -> Tiempos:
    """Ask for one page again and again, one after the other."""
    took, failed = [], 0
    with connect(port) as connection:
        for _ in range(times + 3):
            start = time.perf_counter()
            connection.request("GET", path, headers={"Cookie": cookie} if cookie else {})
            answer = connection.getresponse()
            answer.read()
            took.append(time.perf_counter() - start)
            failed += answer.status != 200
    return Tiempos(took[3:], failed)  # the first ones warm up


@contextmanager
def hello_world() -> Iterator[int]:
    """Serve the smallest Flask page with the same server; yield its port."""
    port = free_port()
    server = subprocess.Popen([sys.executable, "-c", HELLO, str(port)])
    try:
        end = time.monotonic() + 10
        while time.monotonic() < end:
            try:
                with connect(port) as connection:
                    connection.request("GET", "/")
                    connection.getresponse().read()
                break
            except OSError:
                time.sleep(0.05)
        yield port
    finally:
        stop(server)
