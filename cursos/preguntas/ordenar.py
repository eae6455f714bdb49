"""`ordenar`: give each thing its place; worth the share of neighbours that follow each other."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field, model_validator

from cursos.preguntas.base import PreguntaBase, Rotulo, Texto, Varios, check_unicos
from cursos.preguntas.errors import LugarRepetidoError
from cursos.preguntas.lectura import en_orden
from cursos.preguntas.nota import NADA, Nota
from cursos.preguntas.partes import campo, leer_partes, por_indice
from cursos.preguntas.vista import Fila, Vista

if TYPE_CHECKING:
    from cursos.preguntas.base import Azar, Campos, Datos, Respuesta, Sorteo


class PreguntaOrdenar(PreguntaBase):
    """`elementos` stand in the right order."""

    tipo: Literal["ordenar"]
    elementos: Annotated[Varios[Rotulo], Field(min_length=3, max_length=7)]
    acierto: Texto
    error: Texto

    @model_validator(mode="after")
    def _check_items(self) -> PreguntaOrdenar:
        claves = [e.clave for e in self.elementos]
        check_unicos(claves, [e.texto for e in self.elementos], "elementos")
        return self


def _claves(datos: Datos) -> list[str]:
    return [e["clave"] for e in datos["elementos"]]


def _mostrados(datos: Datos, sorteo: Sorteo) -> list[str]:
    texts = {e["clave"]: e["texto"]["es"] for e in datos["elementos"]}
    return en_orden(sorteo.get("opciones", ()), sorted(texts, key=lambda c: texts[c]))


def sortear(datos: Datos, rng: Azar) -> dict[str, Any]:
    """Shuffle, and never show the right order."""
    right = _claves(datos)
    shown = rng.sample(right, len(right))
    return {"opciones": shown if shown != right else [*right[1:], right[0]]}


def leer(datos: Datos, sorteo: Sorteo, campos: Campos) -> list[str]:
    """The field of the n-th thing shown says its place, from 1."""
    shown = _mostrados(datos, sorteo)
    places = [str(n) for n in range(1, len(shown) + 1)]
    said = leer_partes(campos, range(len(shown)))
    taken = [por_indice(str(int(s) - 1) if s in places else "", places) for s in said]
    if len(set(taken)) < len(taken):
        raise LugarRepetidoError
    return [shown[taken.index(place)] for place in places]


def calificar(datos: Datos, respuesta: Respuesta, _sorteo: Sorteo) -> Nota:
    right = _claves(datos)
    if sorted(respuesta) != sorted(right):
        return NADA
    follow = set(pairwise(right))
    puntos = Fraction(sum(p in follow for p in pairwise(respuesta)), len(follow))
    return Nota(puntos, (datos["acierto"] if puntos == 1 else datos["error"],))


def correcta(datos: Datos, _sorteo: Sorteo) -> list[str]:
    return _claves(datos)


def decir(datos: Datos, respuesta: Respuesta, _sorteo: Sorteo, lang: str) -> str:
    texts = {e["clave"]: e["texto"][lang].rstrip(".") for e in datos["elementos"]}
    known = [texts[clave] for clave in respuesta if clave in texts]
    return "\n".join(f"{n}) {text}" for n, text in enumerate(known, 1))


def campos(datos: Datos, respuesta: Respuesta, sorteo: Sorteo) -> dict[str, list[str]]:
    answer = list(respuesta)
    return {
        campo(n): [str(answer.index(clave) + 1)]
        for n, clave in enumerate(_mostrados(datos, sorteo))
        if clave in answer
    }


def vista(datos: Datos, sorteo: Sorteo, lang: str) -> Vista:
    texts = {e["clave"]: e["texto"][lang] for e in datos["elementos"]}
    places = [(str(n), str(n)) for n in range(1, len(texts) + 1)]
    shown = enumerate(_mostrados(datos, sorteo))
    filas = [Fila(campo(n), texts[clave], places) for n, clave in shown]
    return Vista(forma="orden", enunciado=datos["enunciado"][lang], filas=filas)
