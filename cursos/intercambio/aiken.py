"""Aiken: one right option, one line each, "ANSWER: B" at the end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l

from cursos.intercambio import respuestas as r
from cursos.intercambio.piezas import MAX_PARTES, Lectura, Leida, Problema
from cursos.intercambio.textos import leer_plano

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cursos.intercambio.piezas import Dato

OPTION = re.compile(r"\s*([A-Z])[.)]\s+(\S.*)")
ANSWER = re.compile(r"\s*ANSWER:\s*([A-Z])\s*", re.IGNORECASE)
TIPOS = ("opcion",)


def leer(source: str, lang: str) -> Lectura:
    """Read a whole file; what does not follow the pattern is in the report with its line."""
    found = Lectura()
    asked: list[str] = []
    options: list[tuple[str, str]] = []
    start = 0
    for number, line in enumerate(source.split("\n"), 1):
        if found.basta:
            break
        answer, option = ANSWER.fullmatch(line), OPTION.fullmatch(line)
        if answer:
            _end(found, start or number, asked, options, (answer[1].upper(), lang))
            asked, options, start = [], [], 0
        elif option and asked:
            options.append((option[1], option[2].strip()))
        elif line.strip():
            if options:
                _wrong(found, number, line, _l("Después de las opciones va la línea ANSWER."))
                asked, options, start = [], [], 0
            start = start or number
            asked.append(line.strip())
    if asked:
        _wrong(found, start, asked[0], _l("La pregunta no termina: falta la línea ANSWER."))
    return found


def _wrong(found: Lectura, line: int, text: str, why: object) -> None:
    found.problemas.append(Problema(line, text.strip()[:60], why))


def _end(
    found: Lectura,
    line: int,
    asked: Sequence[str],
    options: Sequence[tuple[str, str]],
    key: tuple[str, str],
) -> None:
    right, lang = key
    name = " ".join(asked)[:60]
    if len(options) > MAX_PARTES:
        _wrong(found, line, name, _l("Tiene %(hay)s respuestas: son demasiadas.", hay=len(options)))
    elif not asked:
        _wrong(found, line, "", _l("Dice ANSWER sin una pregunta antes."))
    elif right not in [letter for letter, _text in options]:
        _wrong(
            found, line, name, _l("La respuesta %(letra)s no está entre las opciones.", letra=right)
        )
    else:
        rows = [
            r.Opcion("=" if letter == right else "~", leer_plano(text, lang))
            for letter, text in options
        ]
        dato = {"enunciado": leer_plano("\n".join(asked), lang), **r.opciones(rows)}
        found.leidas.append(Leida(line, "", dato))


def escribir(dato: Dato, lang: str) -> str:
    """Write a question of one right option in one language; feedback has no place here."""
    lines = [" ".join(dato["enunciado"][lang].split())]
    right = ""
    for n, option in enumerate(dato["opciones"]):
        letter = r.clave(n).upper()
        lines.append(f"{letter}. {' '.join(option['texto'][lang].split())}")
        right = letter if option["correcta"] else right
    return "\n".join([*lines, f"ANSWER: {right}", ""])
