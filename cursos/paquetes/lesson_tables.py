"""Tables of a lesson that fit a phone: from four columns on, each row becomes a card there."""

from __future__ import annotations

import re
from itertools import count

CARDS_FROM = 4  # columns; fewer fit 320 pixels
_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
_HEAD = re.compile(r"<th((?:\s[^>]*)?)>(.*?)</th>", re.DOTALL)
_ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<td([^>]*)>(.*?)</td>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def adapt_tables(html: str) -> str:
    """Give sanitised tables the scopes that screen readers need, and labels to those with cards."""
    return _TABLE.sub(lambda found: _table(found[1]), html)


def _table(inside: str) -> str:
    names = [_TAG.sub("", name).strip().replace('"', "&quot;") for _, name in _HEAD.findall(inside)]
    inside = _HEAD.sub(lambda h: f'<th scope="col"{h[1]}>{h[2]}</th>', inside)
    if len(names) < CARDS_FROM:
        return f"<table>{inside}</table>"
    head, _, body = inside.partition("</thead>")
    rows = _ROW.sub(lambda row: f"<tr>{_row(row[1], names)}</tr>", body)
    return f'<table class="tabla">{head}</thead>{rows}</table>'


def _row(inside: str, names: list[str]) -> str:
    """Make the first cell the header of its row; name the column of each other one."""
    place = count()

    def cell(found: re.Match[str]) -> str:
        n = next(place)
        if n == 0:
            return f'<th scope="row"{found[1]}>{found[2]}</th>'
        return f'<td data-label="{names[n]}"{found[1]}>{found[2]}</td>'

    return _CELL.sub(cell, inside)
