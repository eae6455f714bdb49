"""Marking the words that were found, in the original text. Pure functions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from plataforma.busqueda.analisis import Token, analyse

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

WIDTH = 220  # characters of a snippet: two or three lines on a phone
LEAD = 50  # characters before the first marked word
_OPEN_END = re.compile(r"(?<=\w)\n(?=\S)")  # a line without a full stop, and another after it
Span = tuple[int, int]


def mark(text: str, lang: str, terms: Collection[str]) -> Markup:
    """Return the whole text, escaped, with the found words in <mark>."""
    return _render(text, (0, len(text)), _hits(text, lang, terms))


def snippet(text: str, lang: str, terms: Collection[str]) -> Markup:
    """Return the stretch of the text that has most of the terms, escaped and marked."""
    hits = _hits(text, lang, terms)
    start, end = _window(text, hits)
    body = _render(text, (start, end), [h for h in hits if start <= h.inicio and h.fin <= end])
    before = Markup("… ") if start > 0 else Markup("")
    after = Markup(" …") if end < len(text.rstrip()) else Markup("")
    return before + body + after


def _hits(text: str, lang: str, terms: Collection[str]) -> list[Token]:
    return [token for token in analyse(text, lang) if token.termino in terms]


def _window(text: str, hits: Sequence[Token]) -> Span:
    """Choose where to cut: most different terms, then most words, then the earliest."""

    def worth(first: Token) -> tuple[int, int]:
        limit = first.inicio - LEAD + WIDTH
        inside = [h for h in hits if first.inicio <= h.inicio and h.fin <= limit]
        return len({h.termino for h in inside}), len(inside)

    best = max(hits, key=worth, default=None)
    start = _word_start(text, best.inicio - LEAD) if best and best.inicio > LEAD else 0
    return start, _word_end(text, start + WIDTH)


def _word_start(text: str, position: int) -> int:
    """Move forward to the beginning of a word."""
    space = text.find(" ", position)
    return space + 1 if 0 <= space < position + LEAD else position


def _word_end(text: str, position: int) -> int:
    """Move back to the end of a word."""
    if position >= len(text):
        return len(text)
    space = text.rfind(" ", position - LEAD, position + 1)
    return space if space > 0 else position


def _render(text: str, span: Span, hits: Sequence[Token]) -> Markup:
    parts = []
    position = span[0]
    for start, end in _joined(text, hits):
        parts += [_line(text[position:start]), Markup("<mark>"), _line(text[start:end])]
        parts.append(Markup("</mark>"))
        position = end
    parts.append(_line(text[position : span[1]]))
    return Markup("").join(parts)


def _line(piece: str) -> Markup:
    """Return the piece on one line, escaped: a heading does not run into what follows it."""
    return escape(_OPEN_END.sub(". ", piece).replace("\n", " "))


def _joined(text: str, hits: Sequence[Token]) -> list[Span]:
    """Make one span of marked words with only blanks between them."""
    spans: list[Span] = []
    for hit in hits:
        if spans and not text[spans[-1][1] : hit.inicio].strip():
            spans[-1] = (spans[-1][0], hit.fin)
        else:
            spans.append((hit.inicio, hit.fin))
    return spans
