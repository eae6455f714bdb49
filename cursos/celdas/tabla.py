"""Bytes or pasted text to rows of text cells. Pure: knows CSV, not people.

Excel, phones and three different secretaries made the file: nothing about its encoding, separator
or quotes is taken for granted, and what had to be guessed is told.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cursos.celdas import errors
from cursos.celdas.codificacion import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

Renglon = tuple[int, list[str]]  # a row and its number, as the spreadsheet shows it

MB = 1024 * 1024
MAX_BYTES = 10 * MB
MAX_COLUMNS = 60
SEPARATORS = (";", ",", "\t", "|")
SAMPLE = 60  # records looked at to guess the separator
SAMPLE_CHARACTERS = 2 * MB
# csv refuses cells of 131,072 characters unless told; MAX_BYTES bounds ours, row by row.
csv.field_size_limit(MAX_BYTES * 2)

# What is longer than any address or phone is neither; patterns never run over whole cells.
LONGEST_CONTACT = 254
CONTACT = re.compile(r"^(?:[^@\s]+@[^@\s]+\.[^@\s]+|\+?[\d\s().-]{7,20})$")
EMAIL_INSIDE = re.compile(r"[^@\s]@[^@\s]")
SEP_LINE = re.compile(r'^"?sep=(.)"?[ ;,\t|]*$', re.IGNORECASE)


@dataclass(frozen=True)
class Tabla:
    """A text that is known to be a table. Its rows are cut out of it each time they are asked."""

    texto: str
    codificacion: str
    separador: str
    con_nulos: bool = False
    comillas_rotas: bool = False

    def renglones(self) -> Iterator[Renglon]:
        """Yield the rows that are not blank, with their numbers."""
        for number, row in enumerate(self._parse(), 1):
            cells = _trim(row)
            if cells:
                yield number, cells

    def _parse(self) -> Iterator[list[str]]:
        if self.comillas_rotas:
            return _parse_without_quotes(self.texto, self.separador)
        return _parse(self.texto, self.separador)


def leer_tabla(origen: bytes | str) -> Tabla:
    """Return the table of a file or of pasted text, or raise a PlanillaError."""
    size = len(origen) if isinstance(origen, bytes) else len(origen.encode("utf-8", "replace"))
    if size > MAX_BYTES:
        raise errors.PlanillaGrandeError(maximo=MAX_BYTES // MB)
    text, encoding = decode(origen) if isinstance(origen, bytes) else (origen, "")
    with_nul = "\0" in text
    text = text.replace("\0", "").lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise errors.PlanillaVaciaError
    text, separator = _declared_separator(text)
    separator = separator or guess_separator(text)
    broken = _swallowed(text, separator)
    tabla = Tabla(text, encoding, separator, with_nul, broken)
    widest = max((len(row) for _, row in tabla.renglones()), default=0)
    if widest > MAX_COLUMNS:
        raise errors.DemasiadasColumnasError(columnas=widest, maximo=MAX_COLUMNS)
    return tabla


def _declared_separator(text: str) -> tuple[str, str]:
    """Excel's own `sep=;` first line: it is not a row of the sheet."""
    first, _, rest = text.partition("\n")
    found = SEP_LINE.match(first.strip(" ")) if len(first) < LONGEST_CONTACT else None
    return (rest, found[1]) if found and rest.strip() else (text, "")


def guess_separator(text: str) -> str:
    """Return the separator that cuts out most whole addresses and phones, in even rows."""
    some = text[:SAMPLE_CHARACTERS]
    lines = [line for line in some.split("\n", SAMPLE * 2)[: SAMPLE * 2] if line.strip()][:SAMPLE]
    sample = "\n".join(lines)
    return max(SEPARATORS, key=lambda s: _score(list(_parse(sample, s))))


def _score(rows: list[list[str]]) -> tuple[int, float, int]:
    contacts = sum(_is_contact(cell.strip()) for row in rows for cell in row)
    widths = Counter(len(row) for row in rows)
    width, times = widths.most_common(1)[0]
    if width == 1:
        return (0, 0, 0)
    return (contacts, times / len(rows), width)


def _is_contact(cell: str) -> bool:
    return len(cell) <= LONGEST_CONTACT and bool(CONTACT.match(cell))


def _lines(text: str, end: str = "\n") -> Iterator[str]:
    """Yield the lines one by one: a list of them all would weigh as much as the file again."""
    start, last = 0, len(text.removesuffix("\n"))
    while start <= last:
        stop = text.find("\n", start, last)
        stop = last if stop < 0 else stop
        yield text[start:stop] + end
        start = stop + 1


def _parse(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(_lines(text), delimiter=separator)


def _parse_without_quotes(text: str, separator: str) -> Iterator[list[str]]:
    for row in csv.reader(_lines(text, ""), delimiter=separator, quoting=csv.QUOTE_NONE):
        yield [cell.strip().strip('"').replace('""', '"') for cell in row]


def _swallowed(text: str, separator: str) -> bool:
    """Whether a quote that nobody closed took whole cells or rows into one."""
    if '"' not in text:
        return False
    odd = text.count('"') % 2 == 1
    row: list[str] = []
    for row in _parse(text, separator):
        for cell in row:
            if "\n" in cell and "\n" in cell.strip() and (odd or EMAIL_INSIDE.search(cell)):
                return True
    return odd and any(separator in cell for cell in row)


def _trim(row: list[str]) -> list[str]:
    """Drop the empty columns at the right that spreadsheets add."""
    cells = [cell.strip() for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells
