"""`opcion`: one right option, all or nothing."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

from pydantic import model_validator

from cursos.preguntas import opciones
from cursos.preguntas.errors import RespuestaIncompletaError
from cursos.preguntas.nota import Nota
from cursos.preguntas.opciones import ConOpciones

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from cursos.preguntas.base import Campos, Datos, Sorteo
    from cursos.preguntas.vista import Vista


class PreguntaOpcion(ConOpciones):
    tipo: Literal["opcion"]

    @model_validator(mode="after")
    def _check_one(self) -> PreguntaOpcion:
        if len(self.correctas) != 1:
            raise ValueError(f"tipo opcion needs one right option, found {len(self.correctas)}")
        return self


def sortear(datos: Datos, rng: Random) -> dict[str, Any]:
    return opciones.barajar(datos, rng)


def leer(datos: Datos, sorteo: Sorteo, campos: Campos) -> list[str]:
    chosen = opciones.elegidas(datos, sorteo, campos)
    if len(chosen) > 1:
        raise RespuestaIncompletaError
    return chosen


def calificar(datos: Datos, respuesta: Sequence[str], _sorteo: Sorteo) -> Nota:
    chosen = {o["clave"] for o in datos["opciones"]} & set(respuesta)
    right = chosen == set(opciones.correctas(datos))
    return Nota(Fraction(right), opciones.comentarios(datos, chosen))


def correcta(datos: Datos, _sorteo: Sorteo) -> list[str]:
    return opciones.correctas(datos)


def decir(datos: Datos, respuesta: Sequence[str], _sorteo: Sorteo, lang: str) -> str:
    return opciones.en_palabras(datos, respuesta, lang)


def campos(_datos: Datos, respuesta: Sequence[str], _sorteo: Sorteo) -> dict[str, list[str]]:
    return opciones.devolver_campos(respuesta)


def vista(datos: Datos, sorteo: Sorteo, lang: str) -> Vista:
    return opciones.mostrar("una", datos, sorteo, lang)
