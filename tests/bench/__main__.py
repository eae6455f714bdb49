"""python -m tests.bench [sqlite|postgresql]: print the figures, and fail when one is over."""

from __future__ import annotations

import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from tests import postgres
from tests.bench import medir
from tests.bench.mundo import prepare
from tests.databases import make
from tests.installation import Installation

LEARNERS = 50
EVERY = 1.0  # seconds between two answers of one learner
SECONDS = 20.0


@dataclass(frozen=True)
class Cifra:
    """A figure with what it may be at most; None: told for comparison."""

    nombre: str
    valor: float
    maximo: float | None = None

    def __str__(self) -> str:
        bound = "" if self.maximo is None else f"  (at most {self.maximo:g})"
        return f"{self.nombre:<68}{self.valor:>9.1f}{bound}{'' if self.holds else '  OVER'}"

    @property
    def holds(self) -> bool:
        return self.maximo is None or self.valor <= self.maximo


def measure(
    place: Installation, *, learners: int = LEARNERS, seconds: float = SECONDS, times: int = 200
) -> list[Cifra]:
    """Return every figure; one run, so that they can be compared."""
    with prepare(place, learners) as mundo:
        first = mundo.aprendices[0]
        statements = [
            medir.count_post(first.navegador, first.respuestas[0]),
            medir.count_post(first.navegador, mundo.practica),
            medir.count_get(mundo, first.navegador, mundo.leccion),
            medir.count_get(mundo, first.navegador, first.respuestas[1][0]),
        ]
        with place.serving(), medir.hello_world() as hello:
            lesson = medir.get_often(place.port, mundo.leccion, first.navegador.cookie, times=times)
            least = medir.get_often(hello, "/", times=times)
            saved = medir.answer_together(
                place.port, mundo.aprendices, seconds=seconds, every=EVERY
            )
    crowd = f"{learners} learners, one answer each {EVERY:g} s"
    return [
        Cifra("answer to a test question saved: statements", statements[0], 4),
        Cifra("practice answered, saved and explained: statements", statements[1], 4),
        Cifra("lesson, signed in: statements", statements[2], 8),
        Cifra("test question shown: statements", statements[3]),
        Cifra(f"answer saved, {crowd}: median ms", saved.percentile(0.5)),
        Cifra(f"answer saved, {crowd}: p95 ms", saved.percentile(0.95), 60),
        Cifra("  answers sent", len(saved.segundos)),
        Cifra("  answers refused or failed", saved.fallos, 0),
        Cifra("lesson, signed in: median ms", lesson.percentile(0.5)),
        Cifra("lesson, signed in: p95 ms", lesson.percentile(0.95)),
        Cifra("hello world on the same server: median ms", least.percentile(0.5)),
        Cifra("lesson / hello world", lesson.percentile(0.5) / least.percentile(0.5)),
    ]


def main(kind: str) -> int:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="escala-bench-")))
        url = ""
        if kind == "postgresql":
            url = make(stack.enter_context(postgres.server()), "bench")
        figures = measure(Installation(folder, url))
    sys.stdout.write(f"{kind}\n" + "\n".join(map(str, figures)) + "\n")
    return 0 if all(f.holds for f in figures) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "sqlite"))
