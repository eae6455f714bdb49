"""From a form to an answer: what every type needs to read and to store."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cursos.preguntas.base import Campos

CAMPO = "r"
NO_SE = "no-se"
LONGEST = 100  # characters of a typed answer
MOST_FIELDS, MOST_VALUES = 60, 10  # of a form that are looked at
_OUT = {"Cc", "Cf", "Cs", "Co", "Cn"}  # control, invisible, half of a pair, private, not assigned


def solo_respuestas(form: Campos) -> dict[str, list[str]]:
    """Return the fields of a form that belong to an answer: `r` and `r.<item>`."""
    names = [k for k in form if k == CAMPO or k.startswith(f"{CAMPO}.")][:MOST_FIELDS]
    return {name: [v[: LONGEST * 2] for v in form[name][:MOST_VALUES]] for name in names}


def clean(text: str) -> str:
    """Return a typed text in one line, without what cannot be seen, of a length that is kept."""
    composed = unicodedata.normalize("NFC", text[: LONGEST * 4])
    kept = (
        " " if c.isspace() else c
        for c in composed
        if c.isspace() or unicodedata.category(c) not in _OUT
    )
    return " ".join("".join(kept).split())[:LONGEST].rstrip()


def valores(campos: Campos, nombre: str = CAMPO) -> list[str]:
    """Return the different values of a field, without the empty ones."""
    found = dict.fromkeys(clean(v) for v in campos.get(nombre, ())[:MOST_VALUES])
    return [v for v in found if v]


def uno(campos: Campos, nombre: str = CAMPO) -> str:
    """Return the only value of a field; "" when there is none, or more than one."""
    found = valores(campos, nombre)
    return found[0] if len(found) == 1 else ""


def par(izquierda: str, derecha: str) -> str:
    return f"{izquierda}={derecha}"


def pares(respuesta: Sequence[str]) -> dict[str, str]:
    """Return the pairs of an answer; what is said twice is not said."""
    cut = [p.partition("=") for p in dict.fromkeys(respuesta) if "=" in p]
    keys = [left for left, _, _ in cut]
    return {left: right for left, _, right in cut if keys.count(left) == 1}


def en_orden(guardado: Iterable[str], claves: Sequence[str]) -> list[str]:
    """Return these keys in the order that was drawn; those that the draw did not know, last."""
    known = [c for c in dict.fromkeys(guardado) if c in claves]
    return [*known, *(c for c in claves if c not in known)]
