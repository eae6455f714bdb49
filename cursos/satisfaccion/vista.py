"""What people said, in words and bars."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cursos.satisfaccion.escala import PREGUNTAS
from plataforma.i18n import numero

if TYPE_CHECKING:
    from cursos.satisfaccion.queries import Resumen


@dataclass(frozen=True)
class Dicho:
    """A question, its average, and how many gave each answer, the best one on top."""

    titulo: str
    media: str
    filas: list[tuple[str, int]]


def preguntas(resumen: Resumen) -> list[Dicho]:
    return [
        Dicho(
            str(p.texto),
            numero(resumen.media(p.clave), 1),
            [
                (str(word), resumen.cuentas[p.clave].get(mark, 0))
                for mark, word in reversed(p.palabras.items())
            ],
        )
        for p in PREGUNTAS
    ]
