"""CSV that opens in Excel with its accents, in columns, and carries no formula. Pure."""

from __future__ import annotations

import codecs
import csv
import io
from datetime import date, datetime
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Celda = str | int | float | date | datetime | None

FORMULA_SIGNS = "=+-@\t\r\uff1d\uff0b\uff0d\uff20"  # the last four are full-width
AT_A_TIME = 500  # rows of a file that is sent while it is made


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
