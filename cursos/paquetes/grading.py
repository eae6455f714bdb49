"""Grading: pure functions of a question's content and an answer.

An answer is a list of strings: keys of the chosen options, or the number as typed. Keys have no
language, and numbers may have a decimal comma or point, so the same answer gets the same mark in
Spanish and in Portuguese.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LONGEST_NUMBER = 40  # characters
GROUP = 3  # digits between the signs of thousands
EXACT = Fraction(1, 10**9)  # forgives what a binary float adds to a tolerance written as 0.05


@dataclass(frozen=True)
class Nota:
    """What an answer is worth, from 0 to 1, and the comments that it deserves (es and pt)."""

    puntos: Fraction
    comentarios: tuple[Mapping[str, str], ...] = ()

    @property
    def acierto(self) -> bool | None:
        """True when right, False when wrong, None when partly right."""
        if self.puntos == 1:
            return True
        return None if self.puntos else False


def grade(tipo: str, datos: Mapping[str, Any], respuesta: Sequence[str]) -> Nota:
    """Return the mark of an answer; an empty or foreign answer is worth nothing."""
    if tipo == "numerica":
        return _grade_number(datos, respuesta)
    return _grade_options(tipo, datos, respuesta)


def _grade_options(tipo: str, datos: Mapping[str, Any], respuesta: Sequence[str]) -> Nota:
    """One right option: all or nothing. Several: each right one adds, each wrong one takes away."""
    opciones = datos["opciones"]
    chosen = {o["clave"] for o in opciones} & set(respuesta)
    right = {o["clave"] for o in opciones if o["correcta"]}
    comentarios = tuple(o["comentario"] for o in opciones if o["clave"] in chosen)
    if tipo == "opcion":
        return Nota(Fraction(chosen == right), comentarios)
    gained = len(chosen & right) - len(chosen - right)
    return Nota(max(Fraction(0), Fraction(gained, len(right))), comentarios)


def _grade_number(datos: Mapping[str, Any], respuesta: Sequence[str]) -> Nota:
    candidates = read_number(respuesta[0]) if respuesta else []
    if _near(candidates, datos["respuesta"], datos["tolerancia"]):
        return Nota(Fraction(1), (datos["acierto"],))
    for tipico in datos.get("errores", ()):
        if _near(candidates, tipico["valor"], datos["tolerancia"]):
            return Nota(Fraction(0), (tipico["comentario"],))
    return Nota(Fraction(0), (datos["error"],) if candidates else ())


def _near(candidates: Sequence[Fraction], value: float, tolerance: float) -> bool:
    margin = Fraction(repr(tolerance)) + EXACT
    return any(abs(c - Fraction(repr(value))) <= margin for c in candidates)


# What stands around the number (money, %, kg, words) is ignored; between its digits, only signs.
_NUMBER = re.compile(r"[^0-9+-]{0,20}([-+]?)[^0-9+-]{0,4}([0-9]+(?:[.,][0-9]+)*)[^0-9]{0,20}")
_SPACED = re.compile(r"(?<=[0-9])[\s\u00a0\u202f](?=[0-9]{3}(?![0-9]))")


def read_number(text: str) -> list[Fraction]:
    """Return what a typed number may mean: one value, or two ("1.200" is 1200 or 1.2); [] if none.

    Decimal comma or point, thousands grouped with the other sign or with spaces.
    """
    if len(text) > LONGEST_NUMBER:
        return []
    found = _NUMBER.fullmatch(_SPACED.sub("", text.replace("\u2212", "-").strip()))
    if not found:
        return []
    sign = -1 if found[1] == "-" else 1
    return [sign * value for value in dict.fromkeys(_readings(found[2]))]


def _readings(digits: str) -> list[Fraction]:
    separators = re.sub(r"\d", "", digits)
    if not separators:
        return [Fraction(digits)]
    last = separators[-1]
    whole, _, decimals = digits.rpartition(last)
    groups = re.split(r"[.,]", digits)
    found = []
    if len(set(separators)) == 1 and _is_grouped(digits) and groups[0] != "0":
        found.append(Fraction("".join(groups)))  # 1.200 or 1.200.000: thousands
    # A decimal sign stands once; what stands before it may be grouped with the other sign.
    if separators.count(last) == 1 and _is_grouped(whole):
        found.append(Fraction(f"{re.sub(r'[.,]', '', whole)}.{decimals}"))
    return found


def _is_grouped(whole: str) -> bool:
    groups = re.split(r"[.,]", whole)
    by_three = len(groups[0]) <= GROUP and all(len(g) == GROUP for g in groups[1:])
    return len(groups) == 1 or by_three


def percent(points: Sequence[Fraction], total: int) -> int:
    """Return the mark in whole per cent, rounded down: 69,9 is not 70."""
    return int(sum(points, Fraction(0)) * 100 / total) if total else 0


def correct_answer(tipo: str, datos: Mapping[str, Any]) -> list[str]:
    """Return the answer that gets full marks."""
    if tipo == "numerica":
        return [str(datos["respuesta"])]
    return [o["clave"] for o in datos["opciones"] if o["correcta"]]
