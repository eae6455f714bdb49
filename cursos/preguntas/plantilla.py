"""Texts with values in them: "USD {fob} por {n} cajas"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cursos.preguntas.base import LANGS
from cursos.preguntas.numeros import MAX_DECIMALS, write

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from fractions import Fraction

    from cursos.preguntas.base import Texto

NOMBRE = re.compile(r"\{([a-z][a-z0-9_]*)\}")
# A number and its sign stay on one line.
_SIGN = re.compile(r"(?<=\}) (?=%)|(?<=\bUSD) (?=\{)|(?<=US\$) (?=\{)")


def check(texto: Texto, nombres: Collection[str], *, all_of_them: bool = False) -> None:
    """Refuse a text that names something else, or not the same in both languages."""
    found = {lang: set(NOMBRE.findall(getattr(texto, lang))) for lang in LANGS}
    if found["es"] != found["pt"]:
        raise ValueError(f"es and pt do not use the same values: {texto.es[:40]!r}")
    if unknown := found["es"] - set(nombres):
        raise ValueError(f"no value {{{min(unknown)}}} can be shown in {texto.es[:40]!r}")
    if all_of_them and (unused := set(nombres) - found["es"]):
        raise ValueError(f"enunciado does not say {{{min(unused)}}}")
    for lang in LANGS:
        if set(NOMBRE.sub("", getattr(texto, lang))) & set("{}"):
            raise ValueError(f"a value is written {{nombre}}: {texto.es[:40]!r}")


def llenar(
    texto: Mapping[str, str], valores: Mapping[str, Fraction], decimales: Mapping[str, int]
) -> dict[str, str]:
    """Return the text with its values as each language writes numbers."""

    def fill(lang: str) -> str:
        def number(found: re.Match[str]) -> str:
            name = found[1]
            if name not in valores:
                return found[0]
            return write(valores[name], lang, decimales.get(name, MAX_DECIMALS))

        return NOMBRE.sub(number, _SIGN.sub("\u00a0", texto[lang]))

    return {lang: fill(lang) for lang in LANGS}
