"""`verdadero`: a statement that is true or false, with a comment for each answer."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from cursos.preguntas import simple
from cursos.preguntas.base import Estricto, PreguntaBase, Texto
from cursos.preguntas.errors import RespuestaAjenaError, RespuestaIncompletaError
from cursos.preguntas.lectura import uno
from cursos.preguntas.nota import NADA, Nota
from cursos.preguntas.vista import Vista

if TYPE_CHECKING:
    from cursos.preguntas.base import Campos, Datos, Respuesta, Sorteo

PALABRAS = {
    "verdadero": {"es": "Verdadero", "pt": "Verdadeiro"},
    "falso": {"es": "Falso", "pt": "Falso"},
}


class Comentarios(Estricto):
    """What each answer teaches."""

    verdadero: Texto
    falso: Texto


class PreguntaVerdadero(PreguntaBase):
    tipo: Literal["verdadero"]
    correcta: bool
    comentarios: Comentarios


sortear = simple.sin_sorteo


def leer(_datos: Datos, _sorteo: Sorteo, campos: Campos) -> list[str]:
    said = uno(campos)
    if not said:
        raise RespuestaIncompletaError
    if said not in PALABRAS:
        raise RespuestaAjenaError
    return [said]


def calificar(datos: Datos, respuesta: Respuesta, sorteo: Sorteo) -> Nota:
    if len(respuesta) != 1 or respuesta[0] not in PALABRAS:
        return NADA
    right = list(respuesta) == correcta(datos, sorteo)
    return Nota(Fraction(right), (datos["comentarios"][respuesta[0]],))


def correcta(datos: Datos, _sorteo: Sorteo) -> list[str]:
    return ["verdadero" if datos["correcta"] else "falso"]


def decir(_datos: Datos, respuesta: Respuesta, _sorteo: Sorteo, lang: str) -> str:
    return "".join(PALABRAS[r][lang] for r in respuesta[:1] if r in PALABRAS)


campos = simple.un_campo


def vista(datos: Datos, _sorteo: Sorteo, lang: str) -> Vista:
    words = [(clave, texto[lang]) for clave, texto in PALABRAS.items()]
    return Vista(forma="una", enunciado=datos["enunciado"][lang], opciones=words)
