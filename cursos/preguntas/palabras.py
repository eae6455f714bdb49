"""Typed words, compared as people mean them: without accents, capitals, spaces or signs."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from cursos.preguntas.base import LANGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# 1.5 is not 15: a sign between two digits is kept, always as a point.
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[.,](?=\d)")


def plegar(text: str) -> str:
    """Fold a text: "Certificado de  ORIGEN." and "certificado de origen" are the same."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    points = {found.start() for found in _BETWEEN_DIGITS.finditer(plain)}
    return "".join(
        "." if n in points else c for n, c in enumerate(plain) if c.isalnum() or n in points
    )


def dice(text: str, alternativas: Iterable[Mapping[str, Any]]) -> bool:
    """Tell whether a text is one of these, in either language: the page may change in between."""
    folded = plegar(text)
    known = {plegar(a[lang]) for a in alternativas for lang in LANGS}
    return bool(folded) and folded in known
