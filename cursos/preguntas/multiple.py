"""`multiple`: several right options; each right one adds its share, each wrong one takes one."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from pydantic import model_validator

from cursos.preguntas import opciones, simple
from cursos.preguntas.nota import Nota
from cursos.preguntas.opciones import ConOpciones

if TYPE_CHECKING:
    from cursos.preguntas.base import Datos, Respuesta, Sorteo
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


sortear = opciones.barajar
correcta = opciones.correctas
decir = opciones.en_palabras
campos = simple.un_campo


leer = opciones.elegidas


def calificar(datos: Datos, respuesta: Respuesta, sorteo: Sorteo) -> Nota:
    """Never below 0: who marks everything gains nothing."""
    chosen = {o["clave"] for o in datos["opciones"]} & set(respuesta)
    right = set(opciones.correctas(datos, sorteo))
    gained = len(chosen & right) - len(chosen - right)
    puntos = max(Fraction(0), Fraction(gained, len(right)))
    return Nota(puntos, opciones.comentarios(datos, chosen))


def vista(datos: Datos, sorteo: Sorteo, lang: str) -> Vista:
    return opciones.mostrar("varias", datos, sorteo, lang)
