"""XLSX that opens in Excel with texts as texts, and carries no formula. Pure."""

from __future__ import annotations

import io
import math
import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plataforma.csv_seguro import Celda

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
