"""The one door to questions: every function takes the type first.

Content (`datos`) is what `Pregunta.datos()` gave when the course was published; a draw
(`sorteo`) is what a try keeps about the question; an answer is a list of strings without language.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from random import Random
from typing import TYPE_CHECKING, Annotated, Any, Protocol

from pydantic import Field

from cursos.preguntas import multiple, numerica, opcion
from cursos.preguntas.lectura import CAMPO, NO_SE
from cursos.preguntas.nota import NADA, Nota

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cursos.preguntas.base import Campos, Datos, Sorteo
    from cursos.preguntas.vista import Vista


class TipoPregunta(StrEnum):
    OPCION = "opcion"  # one right option
    MULTIPLE = "multiple"  # several right options
    NUMERICA = "numerica"


Pregunta = Annotated[
    opcion.PreguntaOpcion | multiple.PreguntaMultiple | numerica.PreguntaNumerica,
    Field(discriminator="tipo"),
]


class Tipo(Protocol):
    """What the module of a type holds besides its schema."""

    def sortear(self, datos: Datos, rng: Random, /) -> dict[str, Any]: ...
    def leer(self, datos: Datos, sorteo: Sorteo, campos: Campos, /) -> list[str]: ...
    def calificar(self, datos: Datos, respuesta: Sequence[str], sorteo: Sorteo, /) -> Nota: ...
    def correcta(self, datos: Datos, sorteo: Sorteo, /) -> list[str]: ...
    def decir(
        self, datos: Datos, respuesta: Sequence[str], sorteo: Sorteo, lang: str, /
    ) -> str: ...
    def campos(
        self, datos: Datos, respuesta: Sequence[str], sorteo: Sorteo, /
    ) -> dict[str, list[str]]: ...
    def vista(self, datos: Datos, sorteo: Sorteo, lang: str, /) -> Vista: ...


TIPOS: dict[str, Tipo] = {
    TipoPregunta.OPCION: opcion,
    TipoPregunta.MULTIPLE: multiple,
    TipoPregunta.NUMERICA: numerica,
}
# Practice draws these by a seed; the others stand there as the author wrote them.
CON_SORTEO: frozenset[str] = frozenset()
CON_VALORES: frozenset[str] = frozenset()  # another draw is another exercise
PALABRAS_NO_SE = {"es": "No sé", "pt": "Não sei"}


def sortear(tipo: str, datos: Datos, rng: Random) -> dict[str, Any]:
    """Draw what a try keeps of the question: the order of its options, its values."""
    return TIPOS[tipo].sortear(datos, rng)


def sortear_practica(tipo: str, datos: Datos, semilla: int | None) -> dict[str, Any]:
    """Draw by a seed: the same seed draws the same, on every page and every device."""
    if tipo not in CON_SORTEO:
        return {}
    return sortear(tipo, datos, Random(semilla or 0))  # noqa: S311 — practice, no secret


def leer(tipo: str, datos: Datos, sorteo: Sorteo, campos: Campos) -> list[str]:
    """Return the answer that a form carries, or raise RespuestaIncompletaError."""
    if datos.get("no_se") and NO_SE in campos.get(CAMPO, ()):
        return [NO_SE]
    return TIPOS[tipo].leer(datos, sorteo, campos)


def calificar(tipo: str, datos: Datos, respuesta: Sequence[str], sorteo: Sorteo) -> Nota:
    """Return the mark of an answer; an empty or foreign answer is worth nothing."""
    if no_sabe(respuesta):
        return replace(NADA, comentarios=(datos["no_se"],) if datos.get("no_se") else ())
    return TIPOS[tipo].calificar(datos, respuesta, sorteo)


def correcta(tipo: str, datos: Datos, sorteo: Sorteo) -> list[str]:
    """Return an answer that gets full marks."""
    return TIPOS[tipo].correcta(datos, sorteo)


def decir(tipo: str, datos: Datos, respuesta: Sequence[str], sorteo: Sorteo, lang: str) -> str:
    """Return an answer in words; "" when there is none."""
    if no_sabe(respuesta):
        return PALABRAS_NO_SE[lang]
    return TIPOS[tipo].decir(datos, respuesta, sorteo, lang)


def campos(
    tipo: str, datos: Datos, respuesta: Sequence[str], sorteo: Sorteo
) -> dict[str, list[str]]:
    """Return the fields that fill a form with an answer again: the inverse of `leer`."""
    if no_sabe(respuesta):
        return {}
    return TIPOS[tipo].campos(datos, respuesta, sorteo)


def vista(tipo: str, datos: Datos, sorteo: Sorteo, lang: str) -> Vista:
    """Return what a page shows of the question before it is answered: nothing of its key."""
    pista = datos["pista"][lang] if datos.get("pista") else ""
    shown = TIPOS[tipo].vista(datos, sorteo, lang)
    return replace(shown, pista=pista, no_se=bool(datos.get("no_se")))


def desarrollo(_tipo: str, _datos: Datos, _sorteo: Sorteo) -> tuple[Mapping[str, str], ...]:
    """Return the worked solution, for those who have answered; most types have none."""
    return ()


def no_sabe(respuesta: Sequence[str]) -> bool:
    return list(respuesta) == [NO_SE]
