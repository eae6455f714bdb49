"""CSV and XLSX that open in Excel with their accents, in columns, and carry no formula. Pure."""

from __future__ import annotations

import codecs
import csv
import io
import math
import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import xlsxwriter
from babel import Locale, UnknownLocaleError

from cursos.planillas.valores import FORMULA_SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Celda = str | int | float | date | datetime | None

AT_A_TIME = 500  # rows of a file that is sent while it is made
LONGEST_TEXT = 32_767  # characters that a cell of a XLSX may have
LONGEST_SHEET = 31
NOT_IN_A_SHEET_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
EXACT = 10**15  # from here on Excel does not keep every digit
NARROW, WIDE = 9, 50  # characters that a column shows
WORKBOOK = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def armar_csv(encabezado: Sequence[str], filas: Iterable[Sequence[Celda]], pais: str) -> bytes:
    """Return the file: UTF-8 with BOM, and the separator that Excel expects in `pais`."""
    return b"".join(fluir_csv(encabezado, filas, pais))


def fluir_csv(
    encabezado: Sequence[str], filas: Iterable[Sequence[Celda]], pais: str
) -> Iterator[bytes]:
    """Yield the same file some rows at a time: it is never in memory whole."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator_for(pais), lineterminator="\r\n")
    writer.writerow([proteger(c) for c in encabezado])
    yield codecs.BOM_UTF8
    for number, fila in enumerate(filas, 1):
        writer.writerow([proteger(c) for c in fila])
        if number % AT_A_TIME == 0:
            yield _taken(out)
    yield _taken(out)


def _taken(out: io.StringIO) -> bytes:
    """Return what was written since, and begin anew."""
    piece = out.getvalue().encode("utf-8", "replace")
    out.seek(0)
    out.truncate()
    return piece


def proteger(celda: Celda) -> Celda:
    """Put an apostrophe before a text that a spreadsheet would run; numbers stay numbers."""
    if isinstance(celda, str) and celda[:1] and celda[0] in FORMULA_SIGNS:
        return f"'{celda}"
    if isinstance(celda, datetime):
        return celda.replace(tzinfo=None).isoformat(" ", "seconds")
    return celda.isoformat() if isinstance(celda, date) else celda


def separator_for(pais: str) -> str:
    """Semicolon where the comma is for decimals: there Excel puts a comma file in one column."""
    locale = "pt_BR" if pais == "BR" else f"es_{pais}"
    try:
        symbols = Locale.parse(locale).number_symbols
    except (UnknownLocaleError, ValueError):
        return ";"
    return ";" if symbols["latn"]["decimal"] == "," else ","


def armar_xlsx(
    encabezado: Sequence[str], filas: Iterable[Sequence[Celda]], hoja: str = ""
) -> bytes:
    """Return the file: texts as texts, dates as dates, the header in sight. Rows are streamed."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, WORKBOOK) as book:
        sheet = book.add_worksheet(nombre_de_hoja(hoja) or None)
        formats = {
            date: book.add_format({"num_format": "yyyy-mm-dd"}),
            datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        }
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        widths = [NARROW] * len(encabezado)
        sheet.freeze_panes(1, 0)
        for column, title in enumerate(encabezado):
            sheet.write_string(0, column, _text(title), bold)
            _widen(widths, column, title)
        for row, cells in enumerate(filas, 1):
            for column, cell in enumerate(cells):
                _write(sheet, row, column, cell, formats)
                _widen(widths, column, cell)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
    return out.getvalue()


def nombre_de_hoja(texto: str) -> str:
    """Return the text as the name of a sheet: Excel does not open a file with another."""
    name = NOT_IN_A_SHEET_NAME.sub(" ", texto)[:LONGEST_SHEET].strip(" '")
    return "" if name.casefold() == "history" else name


def _write(sheet: Any, row: int, column: int, cell: Celda, formats: dict[type[date], Any]) -> None:
    if cell is None:
        return
    if isinstance(cell, datetime):
        sheet.write_datetime(row, column, cell.replace(tzinfo=None), formats[datetime])
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, cell, formats[date])
    elif isinstance(cell, str):
        if cell:
            sheet.write_string(row, column, _text(cell))
    elif math.isfinite(cell) and abs(cell) < EXACT:
        sheet.write_number(row, column, cell)
    else:
        sheet.write_string(row, column, str(cell))


def _text(cell: str) -> str:
    return cell[:LONGEST_TEXT].encode("utf-8", "replace").decode()


def _widen(widths: list[int], column: int, cell: Celda) -> None:
    widths += [NARROW] * (column + 1 - len(widths))
    shown = "" if cell is None else str(cell)
    widths[column] = max(widths[column], min(len(shown) + 2, WIDE))
