"""`completar`: a sentence with gaps; each is chosen from its options or typed."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field, model_validator

from cursos.preguntas.base import (
    LANGS,
    ClaveCorta,
    Estricto,
    PreguntaBase,
    Texto,
    Varios,
    check_unicos,
)
from cursos.preguntas.lectura import clean, en_orden, par, pares
from cursos.preguntas.nota import NADA, Nota
from cursos.preguntas.opciones import Opcion
from cursos.preguntas.palabras import dice
from cursos.preguntas.partes import campo, elegido, leer_partes, sobre
from cursos.preguntas.texto import check_typable
from cursos.preguntas.vista import Fila, Vista

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cursos.preguntas.base import Azar, Campos, Datos, Respuesta, Sorteo

HUECO = re.compile(r"\[([a-z0-9]{1,3})\]")


class Hueco(Estricto):
    """With `opciones` one chooses; with `respuestas` one types, and `comentario` teaches."""

    clave: ClaveCorta
    opciones: Annotated[Varios[Opcion], Field(max_length=6)] = ()
    respuestas: Annotated[Varios[Texto], Field(max_length=20)] = ()
    comentario: Texto | None = None

    @model_validator(mode="after")
    def _check_kind(self) -> Hueco:
        if bool(self.opciones) == bool(self.respuestas):
            raise ValueError("a gap has either opciones or respuestas")
        if self.respuestas and self.comentario is None:
            raise ValueError("'comentario' is missing: what does a wrong word teach?")
        check_typable(self.respuestas, "respuestas")
        if self.opciones:
            check_unicos(
                [o.clave for o in self.opciones], [o.texto for o in self.opciones], "options"
            )
            if sum(o.correcta for o in self.opciones) != 1:
                raise ValueError("a gap needs one right option")
        return self


class PreguntaCompletar(PreguntaBase):
    """`texto` has each gap once, as its key in square brackets: "El FOB más [a] …"."""

    tipo: Literal["completar"]
    texto: Texto
    huecos: Annotated[Varios[Hueco], Field(min_length=1, max_length=6)]
    acierto: Texto

    @model_validator(mode="after")
    def _check_gaps(self) -> PreguntaCompletar:
        claves = sorted(h.clave for h in self.huecos)
        for lang in LANGS:
            if sorted(HUECO.findall(getattr(self.texto, lang))) != claves:
                raise ValueError(f"texto: {lang} does not have each gap once: {claves}")
        return self


def sortear(datos: Datos, rng: Azar) -> dict[str, Any]:
    claves = {h["clave"]: [o["clave"] for o in h["opciones"]] for h in datos["huecos"]}
    return {"huecos": {h: rng.sample(own, len(own)) for h, own in claves.items() if own}}


def leer(datos: Datos, _sorteo: Sorteo, campos: Campos) -> list[str]:
    said = leer_partes(campos, [h["clave"] for h in datos["huecos"]])
    found = []
    for hueco, text in zip(datos["huecos"], said, strict=True):
        known = [o["clave"] for o in hueco["opciones"]]
        found.append(par(hueco["clave"], elegido(text, known) if known else text))
    return found


def calificar(datos: Datos, respuesta: Respuesta, _sorteo: Sorteo) -> Nota:
    said = pares(respuesta)
    if not said:
        return NADA
    right = {h["clave"]: _acierta(h, said.get(h["clave"], "")) for h in datos["huecos"]}
    puntos = Fraction(sum(right.values()), len(right))
    wrong = (h for h in datos["huecos"] if not right[h["clave"]])
    comments = (_comentario(h, said.get(h["clave"], "")) for h in wrong)
    return Nota(puntos, (datos["acierto"],) if puntos == 1 else tuple(c for c in comments if c))


def _acierta(hueco: Mapping[str, Any], text: str) -> bool:
    if hueco["opciones"]:
        return any(o["clave"] == text and o["correcta"] for o in hueco["opciones"])
    return dice(text, hueco["respuestas"])


def _comentario(hueco: Mapping[str, Any], text: str) -> dict[str, str]:
    """Return what a wrong word teaches, after the word."""
    said = {lang: _palabra(hueco, text, lang) for lang in LANGS}
    comment = next(
        (o["comentario"] for o in hueco["opciones"] if o["clave"] == text), hueco.get("comentario")
    )
    return sobre(said, comment) if comment and said["es"] else {}


def _palabra(hueco: Mapping[str, Any], text: str, lang: str) -> str:
    """Return a word of a gap: the text of the option, the key in the language, or as typed."""
    if hueco["opciones"]:
        return "".join(o["texto"][lang] for o in hueco["opciones"] if o["clave"] == text)
    first: dict[str, str] = hueco["respuestas"][0]
    return first[lang] if text == clean(first["es"]) else text


def correcta(datos: Datos, _sorteo: Sorteo) -> list[str]:
    found = []
    for hueco in datos["huecos"]:
        right = [o["clave"] for o in hueco["opciones"] if o["correcta"]]
        found.append(
            par(hueco["clave"], right[0] if right else clean(hueco["respuestas"][0]["es"]))
        )
    return found


def decir(datos: Datos, respuesta: Respuesta, _sorteo: Sorteo, lang: str) -> str:
    """Return the words in the order of the sentence."""
    said, huecos = pares(respuesta), {h["clave"]: h for h in datos["huecos"]}
    order = [c for c in HUECO.findall(datos["texto"][lang]) if c in said]
    return "; ".join(_palabra(huecos[c], said[c], lang) for c in order)


def campos(datos: Datos, respuesta: Respuesta, _sorteo: Sorteo) -> dict[str, list[str]]:
    known = {h["clave"] for h in datos["huecos"]}
    return {campo(clave): [text] for clave, text in pares(respuesta).items() if clave in known}


def vista(datos: Datos, sorteo: Sorteo, lang: str) -> Vista:
    huecos = {h["clave"]: h for h in datos["huecos"]}
    pieces = HUECO.split(datos["texto"][lang])
    filas = [
        Fila(campo(clave), "", _opciones(huecos[clave], sorteo, lang)) for clave in pieces[1::2]
    ]
    return Vista(
        forma="huecos", enunciado=datos["enunciado"][lang], filas=filas, partes=pieces[::2]
    )


def _opciones(hueco: Mapping[str, Any], sorteo: Sorteo, lang: str) -> list[tuple[str, str]]:
    texts = {o["clave"]: o["texto"][lang] for o in hueco["opciones"]}
    return [
        (c, texts[c]) for c in en_orden(sorteo.get("huecos", {}).get(hueco["clave"], ()), [*texts])
    ]
