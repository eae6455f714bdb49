"""Reading GIFT: one question a block, its answers between braces."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask_babel import lazy_gettext as _l

from cursos.intercambio import respuestas as r
from cursos.intercambio.piezas import (
    Lectura,
    Leida,
    NoEntendidaError,
    Problema,
    leer_original,
    limitar,
)
from cursos.intercambio.textos import leer_html, leer_plano

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cursos.intercambio.piezas import Dato
    from cursos.intercambio.textos import Texto

MARCA = "// escala: "  # the line before a question of ours: the whole of it
FORMAT = re.compile(r"\[(html|moodle|plain|markdown)\]")
ESCAPED = {"n": "\n"}
TRUE_FALSE = re.compile(r"(T|TRUE|F|FALSE)\s*(#|$)", re.IGNORECASE)
WEIGHT = re.compile(r"\s*%(-?\d{1,3}(?:\.\d{1,7})?)%")
GAP = "_____"


@dataclass(frozen=True)
class _Block:
    """The lines of one question, with what its comments said."""

    line: int
    text: str
    original: Dato | None


def leer(source: str, lang: str) -> Lectura:
    """Read a whole file; every question that was not understood is in the report."""
    found = Lectura()
    for block in _blocks(source):
        if found.basta:
            break
        name = ""
        try:
            name, rest, start = _name(block.text)
            dato = _read(rest, lang)
        except NoEntendidaError as error:
            line = block.line + error.linea
            found.problemas.append(Problema(line, name or _first_words(block), error.mensaje))
        else:
            found.leidas.append(Leida(block.line + start, name, dato, block.original))
    return found


def _blocks(source: str) -> Iterator[_Block]:
    """Yield the blocks between empty lines, without comments and categories."""
    lines: list[str] = []
    first, original = 0, None
    for number, line in enumerate([*source.split("\n"), ""], 1):
        if line.strip().startswith(("//", "$CATEGORY:")):
            original = _original(line.strip()) or original
            if lines:
                lines.append("")
        elif line.strip():
            first = first or number
            lines.append(line)
        elif lines:
            yield _Block(first, "\n".join(lines), original)
            lines, first, original = [], 0, None


def _original(comment: str) -> Dato | None:
    return leer_original(comment.removeprefix(MARCA)) if comment.startswith(MARCA) else None


def _first_words(block: _Block) -> str:
    return " ".join(block.text.split())[:60]


def _name(text: str) -> tuple[str, str, int]:
    """Return the name between colons, what follows, and on which of its lines that begins."""
    text = text.lstrip()
    if not text.startswith("::"):
        return "", text, 0
    end = _find(text, "::", 2)
    if end < 0:
        raise NoEntendidaError(_l("El nombre no termina: faltan los dos puntos dobles."))
    return _plain(text[2:end]).strip(), text[end + 2 :], text[:end].count("\n")


def _read(text: str, lang: str) -> Dato:
    found = FORMAT.match(text.lstrip())
    html = bool(found) and found[1] != "plain" if found else "<" in text
    text = text.lstrip()[found.end() :] if found else text
    opens = _find(text, "{")
    closes = _find(text, "}", opens + 1)
    if opens < 0 or closes < 0:
        raise NoEntendidaError(_l("No tiene respuestas entre llaves: no es una pregunta."))
    if _find(text, "{", opens + 1) >= 0:
        raise NoEntendidaError(
            _l("Tiene más de un grupo de respuestas."), text.count("\n", 0, opens)
        )
    body, tail = text[opens + 1 : closes], text[closes + 1 :].strip()
    asked = f"{text[:opens].rstrip()} {GAP} {tail}" if tail else text[:opens]

    def read(piece: str) -> Texto:
        return leer_html(_plain(piece), lang) if html else leer_plano(_plain(piece), lang)

    above = text.count("\n", 0, opens)
    return {"enunciado": read(asked), **_answers(body, read, above)}


def _answers(body: str, read: Any, above: int) -> Dato:
    general = _find(body, "####")
    always = read(body[general + 4 :]) if general >= 0 else None
    body = (body[:general] if general >= 0 else body).strip()
    if not body:
        raise NoEntendidaError(_l("Es de respuesta abierta: aquí nadie la corrige."), above)
    if body.startswith("#"):
        return _numeric(body[1:], read, above, always)
    if TRUE_FALSE.match(body):
        return _true_false(body, read)
    options = [_option(mark, piece, read) for mark, piece in _split(body, above)]
    if any(o.par is not None for o in options):
        return r.emparejar(options, always)
    if all(o.marca == "=" for o in options):
        return r.texto(options, always)
    return r.opciones(options)


def _true_false(body: str, read: Any) -> Dato:
    """GIFT says first what a wrong answer teaches, then a right one."""
    word, *feedback = _parts(body, "#")
    right = word.strip().upper().startswith("T")
    said = [read(piece) for piece in feedback[:2]] + [None] * (2 - len(feedback[:2]))
    wrong, good = said[0], said[1]
    return r.verdadero(right, good if right else wrong, wrong if right else good)


def _numeric(body: str, read: Any, above: int, always: Texto | None) -> Dato:
    body = body.strip()
    pieces = [body] if not body.startswith("=") else [p for _m, p in _split(body, above)]
    if len(pieces) != 1:
        raise NoEntendidaError(_l("Tiene varios números correctos: aquí va uno."), above)
    weight = WEIGHT.match(pieces[0])
    if weight and weight[1] != "100":
        raise NoEntendidaError(_l("Da una parte de la nota por un número: aquí no se hace."), above)
    value, *feedback = _parts(pieces[0][weight.end() :] if weight else pieces[0], "#")
    low, dots, high = value.partition("..")
    acierto = read(feedback[0]) if feedback else always
    if dots:
        return r.numerica_entre(low, high, acierto, always)
    number, _colon, tolerance = value.partition(":")
    return r.numerica(number, tolerance or "0", acierto, always)


def _option(mark: str, piece: str, read: Any) -> r.Opcion:
    weight = WEIGHT.match(piece)
    text, *feedback = _parts(piece[weight.end() :] if weight else piece, "#")
    left, arrow, right = text.partition("->")
    return r.Opcion(
        marca=mark,
        texto=read(left if arrow else text),
        comentario=read(feedback[0]) if feedback else None,
        peso=float(weight[1]) if weight else None,
        par=read(right) if arrow else None,
    )


def _split(body: str, above: int) -> list[tuple[str, str]]:
    """Return the answers with their marks: "=" for a right one, "~" for a wrong one."""
    places = [i for i in _unescaped(body) if body[i] in "=~"]
    if not places or body[: places[0]].strip():
        raise NoEntendidaError(_l("Las respuestas empiezan con = o con ~."), above)
    limitar(len(places), above)
    ends = [*places[1:], len(body)]
    return [(body[a], body[a + 1 : b].strip()) for a, b in zip(places, ends, strict=True)]


def _parts(text: str, sign: str) -> list[str]:
    places = [i for i in _unescaped(text) if text[i] == sign]
    starts, ends = [0, *(p + 1 for p in places)], [*places, len(text)]
    return [text[a:b] for a, b in zip(starts, ends, strict=True)]


def _unescaped(text: str) -> Iterator[int]:
    """Yield the places of what no backslash stands before."""
    skip = False
    for i, c in enumerate(text):
        if skip:
            skip = False
        elif c == "\\":
            skip = True
        else:
            yield i


def _find(text: str, sign: str, start: int = 0) -> int:
    return next((i for i in _unescaped(text) if i >= start and text.startswith(sign, i)), -1)


def _plain(text: str) -> str:
    """Take the backslashes away."""
    return re.sub(r"\\(.)", lambda m: ESCAPED.get(m[1], m[1]), text, flags=re.DOTALL).strip()
