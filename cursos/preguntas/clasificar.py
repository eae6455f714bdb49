"""`clasificar`: put each thing of a table in its category."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, model_validator

from cursos.preguntas import opciones, partes
from cursos.preguntas.base import Estricto, PreguntaBase, Rotulo, Texto, Varios, check_unicos
from cursos.preguntas.lectura import en_orden, par, pares
from cursos.preguntas.vista import Fila, Vista

if TYPE_CHECKING:
    from cursos.preguntas.base import Campos, Datos, Respuesta, Sorteo
    from cursos.preguntas.nota import Nota


class Clasificado(Rotulo):
    """A thing, the key of the category that it belongs to, and why."""

    categoria: str
    comentario: Texto


class Columnas(Estricto):
    """How the table calls its things and their categories."""

    elemento: Texto
    categoria: Texto


class PreguntaClasificar(PreguntaBase):
    tipo: Literal["clasificar"]
    categorias: Annotated[Varios[Rotulo], Field(min_length=2, max_length=6)]
    elementos: Annotated[Varios[Clasificado], Field(min_length=2, max_length=10)]
    columnas: Columnas
    acierto: Texto

    @model_validator(mode="after")
    def _check_items(self) -> PreguntaClasificar:
        categorias = [c.clave for c in self.categorias]
        check_unicos(categorias, [c.texto for c in self.categorias], "categorias")
        claves = [e.clave for e in self.elementos]
        check_unicos(claves, [e.texto for e in self.elementos], "elementos")
        for elemento in self.elementos:
            if elemento.categoria not in categorias:
                raise ValueError(f"there is no category {elemento.categoria!r}")
        return self


sortear = opciones.barajar_elementos


def leer(datos: Datos, _sorteo: Sorteo, campos: Campos) -> list[str]:
    claves, categorias = [*partes.rotulos(datos["elementos"])], partes.rotulos(datos["categorias"])
    said = partes.leer_partes(campos, claves)
    return [par(c, partes.elegido(s, categorias)) for c, s in zip(claves, said, strict=True)]


def calificar(datos: Datos, respuesta: Respuesta, _sorteo: Sorteo) -> Nota:
    items = datos["elementos"]
    key = {e["clave"]: e["categoria"] for e in items}
    comments = {e["clave"]: partes.sobre(e["texto"], e["comentario"]) for e in items}
    return partes.calificar_pares(key, respuesta, datos["acierto"], comments)


def correcta(datos: Datos, _sorteo: Sorteo) -> list[str]:
    return [par(e["clave"], e["categoria"]) for e in datos["elementos"]]


def decir(datos: Datos, respuesta: Respuesta, _sorteo: Sorteo, lang: str) -> str:
    things, categories = (partes.rotulos(datos[name]) for name in ("elementos", "categorias"))
    return partes.decir_pares(respuesta, things, categories, lang)


def campos(datos: Datos, respuesta: Respuesta, _sorteo: Sorteo) -> dict[str, list[str]]:
    known = partes.rotulos(datos["elementos"])
    return {partes.campo(c): [said] for c, said in pares(respuesta).items() if c in known}


def vista(datos: Datos, sorteo: Sorteo, lang: str) -> Vista:
    texts = partes.rotulos(datos["elementos"])
    choices = [(c, text[lang]) for c, text in partes.rotulos(datos["categorias"]).items()]
    shown = en_orden(sorteo.get("opciones", ()), [*texts])
    return Vista(
        forma="tabla",
        enunciado=datos["enunciado"][lang],
        filas=[Fila(partes.campo(c), texts[c][lang], choices) for c in shown],
        columnas=[datos["columnas"][name][lang] for name in ("elemento", "categoria")],
    )
