"""Writing Moodle XML. An element that Moodle skips holds the whole of ours, for the way back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape  # nosec — writes, reads nothing

from cursos.intercambio.gift_escribir import alternativas, numero
from cursos.intercambio.respuestas import OTHERS, WHOLE
from cursos.intercambio.textos import escribir_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cursos.intercambio.piezas import Dato, Idioma
    from cursos.intercambio.textos import Texto

KINDS = {
    "opcion": "multichoice",
    "multiple": "multichoice",
    "verdadero": "truefalse",
    "numerica": "numerical",
    "texto": "shortanswer",
    "emparejar": "matching",
    "ordenar": "ordering",
}
TIPOS = tuple(KINDS)
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n'
TAIL = "</quiz>\n"


def escribir(dato: Dato, idioma: Idioma) -> str:
    """Write one question; its key is the idnumber, its lesson, use and level are tags."""
    lines = [
        f'<question type="{KINDS[dato["tipo"]]}">',
        f"<name><text>{escape(dato['clave'])}</text></name>",
        _piece("questiontext", dato["enunciado"], idioma),
        *WRITERS[dato["tipo"]](dato, idioma),
        *([_piece("hint", dato["pista"], idioma)] if dato.get("pista") else []),
        f"<idnumber>{escape(dato['clave'])}</idnumber>",
        "<tags>",
        *_tags(dato),
        "</tags>",
        f"<escala>{escape(json.dumps(dato, ensure_ascii=False, default=str))}</escala>",
        "</question>",
        "",
    ]
    return "\n".join(lines)


def _tags(dato: Dato) -> Iterator[str]:
    said = [f"{name}:{dato[name]}" for name in ("leccion", "uso", "nivel")]
    for text in [*said, *dato.get("etiquetas", ())]:
        yield f"<tag><text>{escape(text)}</text></tag>"


def _piece(name: str, texto: Texto, idioma: Idioma) -> str:
    html = escape(escribir_html(texto, idioma))
    return f'<{name} format="html"><text>{html}</text></{name}>'


def _answer(inside: Iterable[str], peso: float, text: str) -> str:
    fraction = numero(round(peso, 5))
    kind = "html" if "<" in text or "&" in text else "moodle_auto_format"
    head = f'<answer fraction="{fraction}" format="{kind}"><text>{escape(text)}</text>'
    return "".join([head, *inside, "</answer>"])


def _opciones(dato: Dato, idioma: Idioma) -> Iterator[str]:
    rows, several = dato["opciones"], dato["tipo"] == "multiple"
    share = WHOLE / sum(o["correcta"] for o in rows)
    yield f"<single>{'false' if several else 'true'}</single>"
    yield "<shuffleanswers>true</shuffleanswers>"
    for o in rows:
        weight = share if o["correcta"] else -share if several else 0
        said = [_piece("feedback", o["comentario"], idioma)]
        yield _answer(said, weight, escribir_html(o["texto"], idioma))


def _verdadero(dato: Dato, idioma: Idioma) -> Iterator[str]:
    for word, name in (("true", "verdadero"), ("false", "falso")):
        right = dato["correcta"] == (word == "true")
        said = [_piece("feedback", dato["comentarios"][name], idioma)]
        yield _answer(said, WHOLE if right else 0, word)


def _numerica(dato: Dato, idioma: Idioma) -> Iterator[str]:
    inside = [
        f"<tolerance>{numero(dato['tolerancia'])}</tolerance>",
        _piece("feedback", dato["acierto"], idioma),
    ]
    yield _answer(inside, WHOLE, numero(dato["respuesta"]))
    yield _answer([_piece("feedback", dato["error"], idioma)], 0, OTHERS)


def _texto(dato: Dato, idioma: Idioma) -> Iterator[str]:
    yield "<usecase>0</usecase>"
    good = [_piece("feedback", dato["acierto"], idioma)]
    for answer in alternativas(dato["respuestas"], idioma):
        yield _answer(good, WHOLE, answer)
    for error in dato.get("errores", ()):
        said = [_piece("feedback", error["comentario"], idioma)]
        yield from (_answer(said, 0, a) for a in alternativas(error["textos"], idioma))
    yield _answer([_piece("feedback", dato["error"], idioma)], 0, OTHERS)


def _emparejar(dato: Dato, idioma: Idioma) -> Iterator[str]:
    nobody = {"es": "", "pt": ""}
    rows = [(p["izquierda"], p["derecha"]) for p in dato["pares"]]
    rows += [(nobody, s["texto"]) for s in dato.get("sobran", ())]
    yield "<shuffleanswers>true</shuffleanswers>"
    for left, right in rows:
        html = escape(escribir_html(left, idioma) if left is not nobody else "")
        answer = escape(escribir_html(right, idioma))
        yield (
            f'<subquestion format="html"><text>{html}</text>'
            f"<answer><text>{answer}</text></answer></subquestion>"
        )
    yield _piece("correctfeedback", dato["acierto"], idioma)


def _ordenar(dato: Dato, idioma: Idioma) -> Iterator[str]:
    for n, item in enumerate(dato["elementos"], 1):
        yield _answer([], n, escribir_html(item["texto"], idioma))
    yield _piece("correctfeedback", dato["acierto"], idioma)
    yield _piece("incorrectfeedback", dato["error"], idioma)


WRITERS: dict[str, Any] = {
    "opcion": _opciones,
    "multiple": _opciones,
    "verdadero": _verdadero,
    "numerica": _numerica,
    "texto": _texto,
    "emparejar": _emparejar,
    "ordenar": _ordenar,
}
