"""Bytes or pasted text to rows of text cells. Pure: knows CSV, not people.

Excel, phones and three different secretaries made the file: nothing about its encoding, separator
or quotes is taken for granted, and what had to be guessed is told.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from dataclasses import dataclass

from cursos.planillas import errors

MAX_BYTES = 2 * 1024 * 1024
MAX_COLUMNS = 60
SEPARATORS = (";", ",", "\t", "|")
SAMPLE = 60  # records looked at to guess the separator
# csv refuses cells of 131,072 characters unless told; MAX_BYTES bounds ours, row by row.
csv.field_size_limit(MAX_BYTES * 2)

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
NOT_TEXT = (
    (b"PK\x03\x04", "XLSX"),
    (b"PK\x05\x06", "ZIP"),
    (b"\xd0\xcf\x11\xe0", "XLS"),
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPG"),
    (b"GIF8", "GIF"),
)
# What is longer than any address or phone is neither; patterns never run over whole cells.
LONGEST_CONTACT = 254
CONTACT = re.compile(r"^(?:[^@\s]+@[^@\s]+\.[^@\s]+|\+?[\d\s().-]{7,20})$")
EMAIL_INSIDE = re.compile(r"[^@\s]@[^@\s]")
SEP_LINE = re.compile(r'^"?sep=(.)"?[ ;,\t|]*$', re.IGNORECASE)


@dataclass(frozen=True)
class Tabla:
    """Rows as the spreadsheet shows them: `filas[0]` is row 1, blank rows included."""

    filas: list[list[str]]
    codificacion: str
    separador: str
    con_nulos: bool = False
    comillas_rotas: bool = False


def leer_tabla(origen: bytes | str) -> Tabla:
    """Return the cells of a file or of pasted text, or raise a PlanillaError."""
    size = len(origen) if isinstance(origen, bytes) else len(origen.encode("utf-8", "replace"))
    if size > MAX_BYTES:
        raise errors.PlanillaGrandeError(maximo=MAX_BYTES // 1024 // 1024)
    text, encoding = decode(origen) if isinstance(origen, bytes) else (origen, "")
    with_nul = "\0" in text
    text = text.replace("\0", "").lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise errors.PlanillaVaciaError
    text, separator = _declared_separator(text)
    separator = separator or guess_separator(text)
    rows = _parse(text, separator)
    broken = _swallowed(rows, text, separator)
    if broken:
        rows = _parse_without_quotes(text, separator)
    rows = [_trim(row) for row in rows]
    widest = max(len(row) for row in rows)
    if widest > MAX_COLUMNS:
        raise errors.DemasiadasColumnasError(columnas=widest, maximo=MAX_COLUMNS)
    return Tabla(rows, encoding, separator, with_nul, broken)


def decode(data: bytes) -> tuple[str, str]:
    """Return (text, encoding): by BOM, UTF-16 without BOM, strict UTF-8, then Windows-1252."""
    for magic, kind in NOT_TEXT:
        if data.startswith(magic):
            raise errors.NoEsCSVError(formato=kind)
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return data.decode(encoding, "replace"), encoding.removesuffix("-sig").upper()
    if wide := _utf16_without_bom(data):
        return data.decode(wide, "replace"), "UTF-16"
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        # Line by line: two lists pasted together may each have their own encoding.
        return "\n".join(_decode_line(line) for line in data.split(b"\n")), "Windows-1252"
    if re.match(r"\s*<(?:!doctype|html|table|\?xml)", text, re.IGNORECASE):
        raise errors.NoEsCSVError(formato="HTML")
    return text, "UTF-8"


def _utf16_without_bom(data: bytes) -> str:
    """Latin text in UTF-16 has a NUL in every other byte."""
    head = data[:2000]
    half = len(head) // 2
    if half and head[1::2].count(0) > half * 0.6:
        return "utf-16-le"
    return "utf-16-be" if half and head[0::2].count(0) > half * 0.6 else ""


def _decode_line(line: bytes) -> str:
    for encoding in ("utf-8", "cp1252"):
        try:
            return line.decode(encoding)
        except UnicodeDecodeError:
            continue
    return line.decode("latin-1")  # the five bytes that Windows-1252 leaves undefined


def _declared_separator(text: str) -> tuple[str, str]:
    """Excel's own `sep=;` first line: it is not a row of the sheet."""
    first, _, rest = text.partition("\n")
    found = SEP_LINE.match(first.strip(" "))
    return (rest, found[1]) if found and rest.strip() else (text, "")


def guess_separator(text: str) -> str:
    """Return the separator that cuts out most whole addresses and phones, in even rows."""
    lines = [line for line in text.split("\n", SAMPLE * 2)[: SAMPLE * 2] if line.strip()][:SAMPLE]
    sample = "\n".join(lines)
    return max(SEPARATORS, key=lambda s: _score(_parse(sample, s)))


def _score(rows: list[list[str]]) -> tuple[int, float, int]:
    contacts = sum(_is_contact(cell.strip()) for row in rows for cell in row)
    widths = Counter(len(row) for row in rows)
    width, times = widths.most_common(1)[0]
    if width == 1:
        return (0, 0, 0)
    return (contacts, times / len(rows), width)


def _is_contact(cell: str) -> bool:
    return len(cell) <= LONGEST_CONTACT and bool(CONTACT.match(cell))


def _parse(text: str, separator: str) -> list[list[str]]:
    lines = text.removesuffix("\n").split("\n")
    return list(csv.reader((line + "\n" for line in lines), delimiter=separator))


def _parse_without_quotes(text: str, separator: str) -> list[list[str]]:
    lines = text.removesuffix("\n").split("\n")
    rows = csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_NONE)
    return [[cell.strip().strip('"').replace('""', '"') for cell in row] for row in rows]


def _swallowed(rows: list[list[str]], text: str, separator: str) -> bool:
    """Whether a quote that nobody closed took whole cells or rows into one."""
    odd = text.count('"') % 2 == 1
    if odd and any(separator in cell for cell in rows[-1]):
        return True
    tall = (cell for row in rows for cell in row if "\n" in cell.strip())
    return any(odd or EMAIL_INSIDE.search(cell) for cell in tall)


def _trim(row: list[str]) -> list[str]:
    """Drop the empty columns at the right that spreadsheets add."""
    cells = [cell.strip() for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells
