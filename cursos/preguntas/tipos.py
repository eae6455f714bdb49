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

from cursos.preguntas import (
    calculada,
    clasificar,
    completar,
    emparejar,
    multiple,
    numerica,
    opcion,
    ordenar,
    texto,
    verdadero,
)
from cursos.preguntas.lectura import CAMPO, NO_SE
from cursos.preguntas.nota import NADA, Nota

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cursos.preguntas.base import Campos, Datos, Respuesta, Sorteo
    from cursos.preguntas.vista import Vista


class TipoPregunta(StrEnum):
    OPCION = "opcion"  # one right option
    MULTIPLE = "multiple"  # several right options
    VERDADERO = "verdadero"  # a statement, true or false
    NUMERICA = "numerica"  # a number within a tolerance
    TEXTO = "texto"  # a few typed words
    EMPAREJAR = "emparejar"  # pairs
    ORDENAR = "ordenar"  # the place of each thing
    COMPLETAR = "completar"  # a sentence with gaps
    CALCULADA = "calculada"  # a number from values that each try draws
    CLASIFICAR = "clasificar"  # a category for each thing of a table


Pregunta = Annotated[
    opcion.PreguntaOpcion
    | multiple.PreguntaMultiple
    | verdadero.PreguntaVerdadero
    | numerica.PreguntaNumerica
    | texto.PreguntaTexto
    | emparejar.PreguntaEmparejar
    | ordenar.PreguntaOrdenar
    | completar.PreguntaCompletar
    | calculada.PreguntaCalculada
    | clasificar.PreguntaClasificar,
    Field(discriminator="tipo"),
]


class Tipo(Protocol):
    """What the module of a type holds besides its schema."""

    def sortear(self, datos: Datos, rng: Random, /) -> dict[str, Any]: ...
    def leer(self, datos: Datos, sorteo: Sorteo, campos: Campos, /) -> list[str]: ...
    def calificar(self, datos: Datos, respuesta: Respuesta, sorteo: Sorteo, /) -> Nota: ...
    def correcta(self, datos: Datos, sorteo: Sorteo, /) -> list[str]: ...
    def decir(self, datos: Datos, respuesta: Respuesta, sorteo: Sorteo, lang: str, /) -> str: ...
    def campos(
        self, datos: Datos, respuesta: Respuesta, sorteo: Sorteo, /
    ) -> dict[str, list[str]]: ...
    def vista(self, datos: Datos, sorteo: Sorteo, lang: str, /) -> Vista: ...


TIPOS: dict[str, Tipo] = {
    TipoPregunta.OPCION: opcion,
    TipoPregunta.MULTIPLE: multiple,
    TipoPregunta.VERDADERO: verdadero,
    TipoPregunta.NUMERICA: numerica,
    TipoPregunta.TEXTO: texto,
    TipoPregunta.EMPAREJAR: emparejar,
    TipoPregunta.ORDENAR: ordenar,
    TipoPregunta.COMPLETAR: completar,
    TipoPregunta.CALCULADA: calculada,
    TipoPregunta.CLASIFICAR: clasificar,
}
# Practice draws these by a seed; the others stand there as the author wrote them.
CON_SORTEO = frozenset({"emparejar", "ordenar", "completar", "calculada", "clasificar"})
CON_VALORES = frozenset({"calculada"})  # another draw is another exercise
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


def calificar(tipo: str, datos: Datos, respuesta: Respuesta, sorteo: Sorteo) -> Nota:
    """Return the mark of an answer; an empty or foreign answer is worth nothing."""
    if no_sabe(respuesta):
        learnt = _texto(tipo, datos, sorteo, "no_se")
        return replace(NADA, comentarios=(learnt,) if learnt else ())
    return TIPOS[tipo].calificar(datos, respuesta, sorteo)


def correcta(tipo: str, datos: Datos, sorteo: Sorteo) -> list[str]:
    """Return an answer that gets full marks."""
    return TIPOS[tipo].correcta(datos, sorteo)


def decir(tipo: str, datos: Datos, respuesta: Respuesta, sorteo: Sorteo, lang: str) -> str:
    """Return an answer in words; "" when there is none."""
    if no_sabe(respuesta):
        return PALABRAS_NO_SE[lang]
    return TIPOS[tipo].decir(datos, respuesta, sorteo, lang)


def campos(tipo: str, datos: Datos, respuesta: Respuesta, sorteo: Sorteo) -> dict[str, list[str]]:
    """Return the fields that fill a form with an answer again: the inverse of `leer`."""
    if no_sabe(respuesta):
        return {}
    return TIPOS[tipo].campos(datos, respuesta, sorteo)


def vista(tipo: str, datos: Datos, sorteo: Sorteo, lang: str) -> Vista:
    """Return what a page shows of the question before it is answered: nothing of its key."""
    pista = _texto(tipo, datos, sorteo, "pista").get(lang, "")
    shown = TIPOS[tipo].vista(datos, sorteo, lang)
    return replace(shown, pista=pista, no_se=bool(datos.get("no_se")))


def desarrollo(tipo: str, datos: Datos, sorteo: Sorteo) -> tuple[Mapping[str, str], ...]:
    """Return the worked solution, for those who have answered; most types have none."""
    return calculada.desarrollo(datos, sorteo) if tipo == TipoPregunta.CALCULADA else ()


def _texto(tipo: str, datos: Datos, sorteo: Sorteo, nombre: str) -> Mapping[str, str]:
    """Return a text that every type may have, with the values of the try in it; {} if none."""
    found: Mapping[str, str] = datos.get(nombre) or {}
    if found and tipo == TipoPregunta.CALCULADA:
        return calculada.llenar(datos, sorteo, found)
    return found


def no_sabe(respuesta: Respuesta) -> bool:
    return list(respuesta) == [NO_SE]
