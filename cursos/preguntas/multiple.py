"""`multiple`: several right options; each right one adds its share, each wrong one takes one."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

from pydantic import model_validator

from cursos.preguntas import opciones
from cursos.preguntas.nota import Nota
from cursos.preguntas.opciones import ConOpciones

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from cursos.preguntas.base import Campos, Datos, Sorteo
    from cursos.preguntas.vista import Vista


class PreguntaMultiple(ConOpciones):
    tipo: Literal["multiple"]

    @model_validator(mode="after")
    def _check_some(self) -> PreguntaMultiple:
        if not self.correctas:
            raise ValueError("tipo multiple needs a right option")
        if len(self.correctas) == len(self.opciones):
            raise ValueError("tipo multiple needs a wrong option")
        return self


def sortear(datos: Datos, rng: Random) -> dict[str, Any]:
    return opciones.barajar(datos, rng)


def leer(datos: Datos, sorteo: Sorteo, campos: Campos) -> list[str]:
    return opciones.elegidas(datos, sorteo, campos)


def calificar(datos: Datos, respuesta: Sequence[str], _sorteo: Sorteo) -> Nota:
    """Never below 0: who marks everything gains nothing."""
    chosen = {o["clave"] for o in datos["opciones"]} & set(respuesta)
    right = set(opciones.correctas(datos))
    gained = len(chosen & right) - len(chosen - right)
    puntos = max(Fraction(0), Fraction(gained, len(right)))
    return Nota(puntos, opciones.comentarios(datos, chosen))


def correcta(datos: Datos, _sorteo: Sorteo) -> list[str]:
    return opciones.correctas(datos)


def decir(datos: Datos, respuesta: Sequence[str], _sorteo: Sorteo, lang: str) -> str:
    return opciones.en_palabras(datos, respuesta, lang)


def campos(_datos: Datos, respuesta: Sequence[str], _sorteo: Sorteo) -> dict[str, list[str]]:
    return opciones.devolver_campos(respuesta)


def vista(datos: Datos, sorteo: Sorteo, lang: str) -> Vista:
    return opciones.mostrar("varias", datos, sorteo, lang)
