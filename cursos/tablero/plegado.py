"""Searching names in the database without minding accents and capitals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_

from cursos.insignias.texto_limpio import searchable
from plataforma.db import db

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

ACCENTED = "áàâãäéèêëíìîïóòôõöúùûüçñ"
_SIBLINGS: dict[str, str] = {}
for _sign in ACCENTED:
    _plain = searchable(_sign)
    _SIBLINGS[_plain] = _SIBLINGS.get(_plain, _plain + _plain.upper()) + _sign + _sign.upper()


def contiene(column: ColumnElement[Any], text: str) -> ColumnElement[bool]:
    """Return whether every word of `text` stands in the column.

    As a pattern with every way of writing each letter: what is stored needs no second copy.
    """
    sqlite = db.engine.dialect.name == "sqlite"
    words = searchable(text).split()
    if sqlite:
        return and_(*(column.op("GLOB")(f"*{_pattern(word, _glob)}*") for word in words))
    return and_(*(column.op("~")(_pattern(word, re.escape)) for word in words))


def _pattern(word: str, literal: Any) -> str:
    return "".join(_any_of(sign) or literal(sign) for sign in word)


def _any_of(sign: str) -> str:
    """Return the letter in all its forms, for letters."""
    forms = _SIBLINGS.get(sign, sign + sign.upper()) if sign.isalpha() else ""
    return f"[{forms}]" if forms else ""


def _glob(sign: str) -> str:
    return f"[{sign}]" if sign in "*?[" else sign
