"""CSV that opens in Excel with its accents, in columns, and carries no formula. Pure."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

from cursos.planillas.valores import FORMULA_SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Celda = str | int | float


def armar_csv(encabezado: Sequence[str], filas: Iterable[Sequence[Celda]], pais: str) -> bytes:
    """Return the file: UTF-8 with BOM, and the separator that Excel expects in `pais`."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator_for(pais), lineterminator="\r\n")
    writer.writerow([proteger(c) for c in encabezado])
    writer.writerows([proteger(c) for c in fila] for fila in filas)
    return out.getvalue().encode("utf-8-sig")


def proteger(celda: Celda) -> Celda:
    """Put an apostrophe before a text that a spreadsheet would run; numbers stay numbers."""
    if isinstance(celda, str) and celda[:1] and celda[0] in FORMULA_SIGNS:
        return f"'{celda}"
    return celda


def separator_for(pais: str) -> str:
    """Semicolon where the comma is for decimals: there Excel puts a comma file in one column."""
    locale = "pt_BR" if pais == "BR" else f"es_{pais}"
    try:
        symbols = Locale.parse(locale).number_symbols
    except (UnknownLocaleError, ValueError):
        return ";"
    return ";" if symbols["latn"]["decimal"] == "," else ","
