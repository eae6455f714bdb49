"""What questions with options share: one right (`opcion`) or several (`multiple`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field, model_validator

from cursos.preguntas.base import ClaveCorta, Estricto, PreguntaBase, Texto, Varios, check_unicos
from cursos.preguntas.errors import RespuestaAjenaError, RespuestaIncompletaError
from cursos.preguntas.lectura import en_orden, valores
from cursos.preguntas.vista import Vista

if TYPE_CHECKING:
    from cursos.preguntas.base import Azar, Campos, Datos, Respuesta, Sorteo
    from cursos.preguntas.vista import Forma


class Opcion(Estricto):
    clave: ClaveCorta
    correcta: bool
    texto: Texto
    comentario: Texto


class ConOpciones(PreguntaBase):
    opciones: Annotated[Varios[Opcion], Field(min_length=3, max_length=6)]

    @property
    def correctas(self) -> list[str]:
        return [o.clave for o in self.opciones if o.correcta]

    @model_validator(mode="after")
    def _check_options(self) -> ConOpciones:
        textos = [o.texto for o in self.opciones]
        check_unicos([o.clave for o in self.opciones], textos, "options")
        return self


def orden(datos: Datos, sorteo: Sorteo) -> list[str]:
    return en_orden(sorteo.get("opciones", ()), [o["clave"] for o in datos["opciones"]])


def barajar(datos: Datos, rng: Azar) -> dict[str, Any]:
    claves = [o["clave"] for o in datos["opciones"]]
    return {"opciones": rng.sample(claves, len(claves))}


def barajar_elementos(datos: Datos, rng: Azar) -> dict[str, Any]:
    claves = [e["clave"] for e in datos["elementos"]]
    return {"opciones": rng.sample(claves, len(claves))}


def elegidas(datos: Datos, sorteo: Sorteo, campos: Campos) -> list[str]:
    """Return the keys that were chosen, in the order of the page; refuse what is not on it."""
    chosen = valores(campos)
    if not chosen:
        raise RespuestaIncompletaError
    known = orden(datos, sorteo)
    if not set(chosen) <= set(known):
        raise RespuestaAjenaError
    return [clave for clave in known if clave in chosen]


def correctas(datos: Datos, _sorteo: Sorteo) -> list[str]:
    return [o["clave"] for o in datos["opciones"] if o["correcta"]]


def comentarios(datos: Datos, chosen: set[str]) -> tuple[dict[str, str], ...]:
    return tuple(o["comentario"] for o in datos["opciones"] if o["clave"] in chosen)


def en_palabras(datos: Datos, respuesta: Respuesta, _sorteo: Sorteo, lang: str) -> str:
    texts = (o["texto"][lang].rstrip(".") for o in datos["opciones"] if o["clave"] in respuesta)
    return "; ".join(texts)


def mostrar(forma: Forma, datos: Datos, sorteo: Sorteo, lang: str) -> Vista:
    texts = {o["clave"]: o["texto"][lang] for o in datos["opciones"]}
    return Vista(
        forma=forma,
        enunciado=datos["enunciado"][lang],
        opciones=[(clave, texts[clave]) for clave in orden(datos, sorteo)],
    )
