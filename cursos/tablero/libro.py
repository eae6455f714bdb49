"""A workbook with real dates and numbers and no formulas, written row by row."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Text stays text: nothing in it becomes a formula, a number or a link.
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_date_format": "yyyy-mm-dd",
}
LONGEST = 32_767  # characters of a cell


def armar_xlsx(encabezado: Sequence[str], filas: Iterable[Sequence[Any]]) -> bytes:
    """Return the file, its first row fixed in sight."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True})
        for column, name in enumerate(encabezado):
            sheet.write_string(0, column, name, bold)
        sheet.freeze_panes(1, 1)
        for number, fila in enumerate(filas, start=1):
            for column, cell in enumerate(fila):
                _write(sheet, number, column, cell)
    return out.getvalue()


def _write(sheet: Any, row: int, column: int, cell: Any) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, date):
        sheet.write_datetime(row, column, cell)
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell)
    else:
        sheet.write_string(row, column, str(cell)[:LONGEST])
