"""Numbers as people type them and as pages write them."""

from __future__ import annotations

import re
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import TYPE_CHECKING

from babel.numbers import format_decimal

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_NUMBER = 40  # characters
GROUP = 3  # digits between the signs of thousands
EXACT = Fraction(1, 10**9)  # forgives what a binary float adds to a tolerance written as 0.05
MAX_DECIMALS = 6
LOCALES = {"es": "es_UY", "pt": "pt_BR"}  # decimal comma, as the lessons write numbers
MONEDAS = ("USD", "US$")  # stand before the number


def exact(value: float | str) -> Fraction:
    """Return the value as it was written: 0.1 is one tenth, not its nearest binary fraction."""
    return Fraction(value if isinstance(value, str) else repr(value))


def round_half_up(value: Fraction, decimals: int) -> Fraction:
    """Round as people do: halves go away from zero."""
    scale = 10**decimals
    size = (abs(value) * scale * 2 + 1) // 2
    return Fraction(size if value >= 0 else -size, scale)


def plain(value: Fraction, decimals: int = MAX_DECIMALS) -> str:
    """Return a number without language: "1200.5"."""
    rounded = round_half_up(value, decimals)
    whole, rest = divmod(abs(rounded) * 10**decimals, 10**decimals)
    text = f"{whole}.{int(rest):0{decimals}d}".rstrip("0").rstrip(".") if decimals else f"{whole}"
    return f"-{text}" if rounded < 0 else text


def write(value: Fraction, lang: str, decimals: int = MAX_DECIMALS) -> str:
    """Return a number as the language writes it: 1.200,5."""
    pattern = "#,##0." + "#" * decimals if decimals else "#,##0"
    text = plain(value, decimals)
    with localcontext(prec=len(text) + decimals):  # babel rounds: room for every digit
        return str(format_decimal(Decimal(text), pattern, locale=LOCALES[lang]))


def with_unit(value: str, unidad: str, lang: str) -> str:
    """USD 5,6 por frasco; 5,6 % in Spanish and 5,6% in Portuguese; 3 envíos."""
    if not unidad or unidad in value:
        return value
    first, _space, rest = unidad.partition(" ")
    if first in MONEDAS:
        return f"{first}\u00a0{value} {rest}".strip()
    return value + ("" if lang == "pt" and unidad == "%" else "\u00a0") + unidad


def is_near(candidates: Sequence[Fraction], value: Fraction, tolerance: Fraction) -> bool:
    return any(abs(c - value) <= tolerance + EXACT for c in candidates)


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
