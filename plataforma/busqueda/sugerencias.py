""" "Quizás quiso decir …": the nearest word that the documents have, by how people misspell."""

from __future__ import annotations

from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

from sqlalchemy import select

from plataforma.busqueda.documento import IDIOMAS, MAX_QUERY
from plataforma.busqueda.models import PalabraBuscable
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plataforma.busqueda.analisis import Token
    from plataforma.busqueda.documento import Consulta

MAX_CORRECTED = 4  # unknown words of one question: each costs a look through the vocabulary
SHORTEST = 4  # letters: shorter words are near to everything
# Letters that sound alike in Spanish or Portuguese: mixing them is half a mistake.
_SOUNDS = ("csz", "bv", "gj", "xsj", "yi", "ck", "kq", "mn", "ou", "ei", "lr")
_ALIKE = {frozenset((a, b)) for group in _SOUNDS for a in group for b in group if a != b}
HALF = 0.5


def correct(text: str, consulta: Consulta, lang: str) -> str | None:
    """Return the question with its unknown words put right, or None when there is nothing to put.

    A word is known when some document of some language has a form of it.
    """
    text = text[:MAX_QUERY]
    words = zip(*(consulta.palabras[each] for each in IDIOMAS), strict=True)
    unknown = [forms[0] for forms in words if not _is_known(forms)]
    corrected = text
    for token in reversed(unknown[:MAX_CORRECTED]):  # from the end, so that offsets stay true
        better = nearest(token.exacto, lang)
        if better:
            corrected = corrected[: token.inicio] + better + corrected[token.fin :]
    return corrected if corrected != text else None


def nearest(word: str, lang: str) -> str | None:
    """Return the word of the vocabulary nearest to `word` (folded), if any is near enough."""
    reach = _reach(word)
    if not reach:
        return None
    found = [
        (cost, idioma != lang, -documentos, palabra)
        for idioma, palabra, exacta, documentos in _candidates(word, int(reach))
        if (cost := distance(word, exacta, reach)) <= reach
    ]
    return min(found)[-1] if found else None


def distance(a: str, b: str, limit: float = inf) -> float:
    """Count the mistakes between two words: letters added, left out, changed or swapped.

    Optimal string alignment; letters that sound alike, and an h or a doubled letter too many or
    too few, count half. Gives up, with infinity, on words more than `limit` apart.
    """
    before: list[float] = []
    last = [0.0]
    for letter, left in zip(b, " " + b, strict=False):
        last.append(last[-1] + _gap(letter, left))
    for i, x in enumerate(a, 1):
        row = [last[0] + _gap(x, a[i - 2] if i > 1 else " ")]
        for j, y in enumerate(b, 1):
            cost = min(
                last[j] + _gap(x, a[i - 2] if i > 1 else " "),
                row[j - 1] + _gap(y, b[j - 2] if j > 1 else " "),
                last[j - 1] + _change(x, y),
            )
            if i > 1 and j > 1 and x == b[j - 2] and y == a[i - 2]:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > limit and min(last) > limit:
            return inf
        before, last = last, row
    return last[-1]


def _gap(letter: str, left: str) -> float:
    return HALF if letter in {"h", left} else 1.0


def _change(x: str, y: str) -> float:
    if x == y:
        return 0.0
    return HALF if frozenset((x, y)) in _ALIKE else 1.0


def _reach(word: str) -> float:
    """Return how many mistakes a word of this length may have."""
    if len(word) < SHORTEST:
        return 0.0
    return 1.0 if len(word) <= SHORTEST + 1 else 2.0


def _is_known(forms: Sequence[Token]) -> bool:
    if any(char.isdigit() for char in forms[0].exacto):
        return True
    terms = [token.termino for token in forms]
    known = select(PalabraBuscable.palabra).where(PalabraBuscable.termino.in_(terms)).limit(1)
    return db.session.scalar(known) is not None


def _candidates(word: str, reach: int) -> list[tuple[str, str, str, int]]:
    """Return words of about this length that share at least one pair of letters with it."""
    table = PalabraBuscable
    rows = db.session.execute(
        select(table.idioma, table.palabra, table.exacta, table.documentos).where(
            table.largo.between(len(word) - reach, len(word) + reach)
        )
    )
    pairs = set(pairwise(word))
    needed = max(1, len(pairs) - 3 * reach)  # a mistake breaks at most three pairs
    return [
        (idioma, palabra, exacta, documentos)
        for idioma, palabra, exacta, documentos in rows
        if len(pairs.intersection(pairwise(exacta))) >= needed
    ]
