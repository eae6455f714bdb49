"""`opcion`: one right option, all or nothing."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from pydantic import model_validator

from cursos.preguntas import opciones, simple
from cursos.preguntas.errors import RespuestaIncompletaError
from cursos.preguntas.nota import Nota
from cursos.preguntas.opciones import ConOpciones

if TYPE_CHECKING:
    from cursos.preguntas.base import Campos, Datos, Respuesta, Sorteo
    from cursos.preguntas.vista import Vista


class PreguntaOpcion(ConOpciones):
    tipo: Literal["opcion"]

    @model_validator(mode="after")
    def _check_one(self) -> PreguntaOpcion:
        if len(self.correctas) != 1:
            raise ValueError(f"tipo opcion needs one right option, found {len(self.correctas)}")
        return self


sortear = opciones.barajar
correcta = opciones.correctas
decir = opciones.en_palabras
campos = simple.un_campo


def leer(datos: Datos, sorteo: Sorteo, campos: Campos) -> list[str]:
    chosen = opciones.elegidas(datos, sorteo, campos)
    if len(chosen) > 1:
        raise RespuestaIncompletaError
    return chosen


def calificar(datos: Datos, respuesta: Respuesta, sorteo: Sorteo) -> Nota:
    chosen = {o["clave"] for o in datos["opciones"]} & set(respuesta)
    right = chosen == set(opciones.correctas(datos, sorteo))
    return Nota(Fraction(right), opciones.comentarios(datos, chosen))


def vista(datos: Datos, sorteo: Sorteo, lang: str) -> Vista:
    return opciones.mostrar("una", datos, sorteo, lang)
