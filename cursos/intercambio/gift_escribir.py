"""Writing GIFT. Before each question a comment holds the whole of ours, for the way back."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from cursos.intercambio.gift import MARCA
from cursos.intercambio.piezas import Idioma
from cursos.intercambio.respuestas import OTHERS, WHOLE
from cursos.intercambio.textos import LANGS, escribir_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cursos.intercambio.piezas import Dato
    from cursos.intercambio.textos import Texto

TIPOS = ("opcion", "multiple", "verdadero", "numerica", "texto", "emparejar")
SIGNS = re.compile(r"([~=#{}:\\])")


def escribir(dato: Dato, idioma: Idioma) -> str:
    """Write one question with its name, which is its key."""
    lines = [
        MARCA + json.dumps(dato, ensure_ascii=False, default=str),
        f"::{_escape(dato['clave'])}::[html]{_t(dato['enunciado'], idioma)} {{",
        *(f"\t{line}" for line in WRITERS[dato["tipo"]](dato, idioma)),
        "}",
        "",
    ]
    return "\n".join(lines)


def _escape(text: str) -> str:
    return SIGNS.sub(r"\\\1", text)


def _t(texto: Texto, idioma: Idioma) -> str:
    return _escape(escribir_html(texto, idioma))


def _opciones(dato: Dato, idioma: Idioma) -> Iterator[str]:
    rows = dato["opciones"]
    share = f"{WHOLE / sum(o['correcta'] for o in rows):.5f}".rstrip("0").rstrip(".")
    several = dato["tipo"] == "multiple"
    for o in rows:
        sign = "=" if o["correcta"] else "~"
        if several:
            sign = f"~%{share}%" if o["correcta"] else f"~%-{share}%"
        yield f"{sign}{_t(o['texto'], idioma)}#{_t(o['comentario'], idioma)}"


def _verdadero(dato: Dato, idioma: Idioma) -> Iterator[str]:
    said = dato["comentarios"]
    good, wrong = said["verdadero"], said["falso"]
    if not dato["correcta"]:
        good, wrong = wrong, good
    word = "TRUE" if dato["correcta"] else "FALSE"
    yield f"{word}#{_t(wrong, idioma)}#{_t(good, idioma)}"


def _numerica(dato: Dato, idioma: Idioma) -> Iterator[str]:
    yield "#"
    value = f"{numero(dato['respuesta'])}:{numero(dato['tolerancia'])}"
    yield f"={value}#{_t(dato['acierto'], idioma)}"
    yield f"####{_t(dato['error'], idioma)}"


def numero(value: float) -> str:
    """Write a number without an exponent: 0.00001, never 1e-05."""
    text = f"{value:.12f}".rstrip("0").rstrip(".")
    return text or "0"


def alternativas(textos: list[Texto], idioma: Idioma) -> list[str]:
    """Return the typed answers of a file: what is typed has no language mark."""
    langs = LANGS if idioma == Idioma.AMBOS else (str(idioma),)
    return list(dict.fromkeys(t[lang] for t in textos for lang in langs))


def _texto(dato: Dato, idioma: Idioma) -> Iterator[str]:
    for answer in alternativas(dato["respuestas"], idioma):
        yield f"={_escape(answer)}#{_t(dato['acierto'], idioma)}"
    for error in dato.get("errores", ()):
        for answer in alternativas(error["textos"], idioma):
            yield f"=%0%{_escape(answer)}#{_t(error['comentario'], idioma)}"
    yield f"=%0%{OTHERS}#{_t(dato['error'], idioma)}"


def _emparejar(dato: Dato, idioma: Idioma) -> Iterator[str]:
    for p in dato["pares"]:
        yield f"={_t(p['izquierda'], idioma)} -> {_t(p['derecha'], idioma)}"
    for s in dato.get("sobran", ()):
        yield f"= -> {_t(s['texto'], idioma)}"
    yield f"####{_t(dato['acierto'], idioma)}"


WRITERS: dict[str, Any] = {
    "opcion": _opciones,
    "multiple": _opciones,
    "verdadero": _verdadero,
    "numerica": _numerica,
    "texto": _texto,
    "emparejar": _emparejar,
}
