"""What a file of another program gives: questions as read, and what was not understood."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _l

MAX_PREGUNTAS = 300
MAX_DEPTH = 20  # nested parts of a question; none has half of it
MAX_PARTES = 50  # answers or pairs of a question; none of ours has half of them
Dato = dict[str, Any]  # a question as the YAML of a package says it; texts may lack a language


class Formato(StrEnum):
    GIFT = "gift"
    MOODLE = "moodle"
    AIKEN = "aiken"


class Idioma(StrEnum):
    """In which language a file is; `ambos` writes Moodle's own mark for texts in several."""

    ES = "es"
    PT = "pt"
    AMBOS = "ambos"


class NoEntendidaError(Exception):
    """A question that was not understood: why, and on which line."""

    def __init__(self, mensaje: Any, linea: int = 0) -> None:
        self.mensaje, self.linea = mensaje, linea
        super().__init__()


@dataclass(frozen=True)
class Problema:
    """One line of the report. What is `grave` keeps its question out."""

    linea: int
    pregunta: str
    mensaje: Any  # a lazy text
    grave: bool = True


@dataclass(frozen=True)
class Leida:
    """A question as a file says it. `original`: the one of ours that the file was made from."""

    linea: int
    nombre: str
    dato: Dato
    original: Dato | None = None

    @property
    def titulo(self) -> str:
        """Return what names the question in the report: its name, else its first words."""
        asked = self.dato["enunciado"]
        return self.nombre or (asked["es"] or asked["pt"])[:60]


@dataclass
class Lectura:
    """All that a file gave, up to one question more than a file may have."""

    leidas: list[Leida] = field(default_factory=list)
    problemas: list[Problema] = field(default_factory=list)

    @property
    def basta(self) -> bool:
        return len(self.leidas) + sum(p.grave for p in self.problemas) > MAX_PREGUNTAS


def limitar(partes: int, linea: int = 0) -> None:
    """Refuse a question of too many parts before each of them is read."""
    if partes > MAX_PARTES:
        text = _l("Tiene %(hay)s respuestas: son demasiadas.", hay=partes)
        raise NoEntendidaError(text, linea)


def leer_original(text: str) -> Dato | None:
    """Return the question of ours that a file carries; None for what is no such thing."""
    depth = deepest = 0
    for c in text:
        depth += (c in "[{") - (c in "]}")
        deepest = max(deepest, depth)
    if deepest > MAX_DEPTH:
        return None
    try:
        value = json.loads(text)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None
