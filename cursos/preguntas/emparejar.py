"""`emparejar`: give each thing at the left its pair; some of the choices may be left over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field, model_validator

from cursos.preguntas import partes
from cursos.preguntas.base import (
    ClaveCorta,
    Estricto,
    PreguntaBase,
    Rotulo,
    Texto,
    Varios,
    check_unicos,
)
from cursos.preguntas.lectura import en_orden, par, pares
from cursos.preguntas.vista import Fila, Vista

if TYPE_CHECKING:
    from cursos.preguntas.base import Azar, Campos, Datos, Respuesta, Sorteo
    from cursos.preguntas.nota import Nota


class Par(Estricto):
    """Two things that go together, and why."""

    clave: ClaveCorta
    izquierda: Texto
    derecha: Texto
    comentario: Texto


class PreguntaEmparejar(PreguntaBase):
    """`sobran` go with nothing."""

    tipo: Literal["emparejar"]
    pares: Annotated[Varios[Par], Field(min_length=2, max_length=8)]
    sobran: Annotated[Varios[Rotulo], Field(max_length=4)] = ()
    acierto: Texto

    @model_validator(mode="after")
    def _check_pairs(self) -> PreguntaEmparejar:
        claves = [p.clave for p in self.pares]
        check_unicos(claves, [p.izquierda for p in self.pares], "pares")
        rights = [p.derecha for p in self.pares] + [s.texto for s in self.sobran]
        check_unicos(claves + [s.clave for s in self.sobran], rights, "choices")
        return self


def _izquierdas(datos: Datos) -> partes.Textos:
    return {p["clave"]: p["izquierda"] for p in datos["pares"]}


def _derechas(datos: Datos) -> partes.Textos:
    """Return the text of each choice by its key; a choice has the key of its pair."""
    return {p["clave"]: p["derecha"] for p in datos["pares"]} | partes.rotulos(datos["sobran"])


def _orden(datos: Datos, sorteo: Sorteo) -> list[str]:
    """Return the choices as drawn; without a draw by their text, which tells nothing either."""
    texts = _derechas(datos)
    return en_orden(sorteo.get("derecha", ()), sorted(texts, key=lambda c: texts[c]["es"]))


def sortear(datos: Datos, rng: Azar) -> dict[str, Any]:
    claves = sorted(_derechas(datos))
    return {"derecha": rng.sample(claves, len(claves))}


def leer(datos: Datos, sorteo: Sorteo, campos: Campos) -> list[str]:
    orden, left = _orden(datos, sorteo), _izquierdas(datos)
    said = partes.leer_partes(campos, range(len(left)))
    return [par(clave, partes.por_indice(s, orden)) for clave, s in zip(left, said, strict=True)]


def calificar(datos: Datos, respuesta: Respuesta, _sorteo: Sorteo) -> Nota:
    comments = {p["clave"]: partes.sobre(p["izquierda"], p["comentario"]) for p in datos["pares"]}
    return partes.calificar_pares({c: c for c in comments}, respuesta, datos["acierto"], comments)


def correcta(datos: Datos, _sorteo: Sorteo) -> list[str]:
    return [par(p["clave"], p["clave"]) for p in datos["pares"]]


def decir(datos: Datos, respuesta: Respuesta, _sorteo: Sorteo, lang: str) -> str:
    return partes.decir_pares(respuesta, _izquierdas(datos), _derechas(datos), lang)


def campos(datos: Datos, respuesta: Respuesta, sorteo: Sorteo) -> dict[str, list[str]]:
    orden, said = _orden(datos, sorteo), pares(respuesta)
    return {
        partes.campo(n): [str(orden.index(said[clave]))]
        for n, clave in enumerate(_izquierdas(datos))
        if said.get(clave) in orden
    }


def vista(datos: Datos, sorteo: Sorteo, lang: str) -> Vista:
    texts, left = _derechas(datos), _izquierdas(datos).values()
    choices = [(str(n), texts[clave][lang]) for n, clave in enumerate(_orden(datos, sorteo))]
    filas = [Fila(partes.campo(n), text[lang], choices) for n, text in enumerate(left)]
    return Vista(forma="filas", enunciado=datos["enunciado"][lang], filas=filas)
