"""What was answered before: who knows published answers says so here; else nothing is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

MAX_RESPUESTAS = 3


@dataclass(frozen=True)
class Respondida:
    """A published answer: its question, and its address in the reader's language."""

    titulo: str
    href: str


Buscador = Callable[[str, str], Sequence[Respondida]]
_buscadores: list[Buscador] = []


def conectar(buscador: Buscador) -> None:
    """Register who looks for answers to a text, in a language. The best come first."""
    if buscador not in _buscadores:
        _buscadores.append(buscador)


def ya_respondidas(texto: str, lang: str) -> list[Respondida]:
    """Return up to three published answers that a text is about."""
    found = [r for search in _buscadores for r in search(texto, lang)]
    return found[:MAX_RESPUESTAS]
