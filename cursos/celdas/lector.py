"""Reads one workbook in a process of its own: python -m cursos.celdas.lector ver|leer …

A file of two cells, far apart, makes the library ask for gigabytes and take its process down with
it. So it never reads what a stranger sent inside a process that serves others: here memory, time
and output are bounded by the system. The file comes in by stdin; the rows go out as JSON lines.
Only the standard library and the reader are imported: this starts once for each file.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import json
import sys
from typing import TYPE_CHECKING, Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from cursos.celdas import ods, xlsx
from cursos.celdas.comprimido import Comprimido, RechazoError
from cursos.celdas.revision import Revision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from python_calamine import CalamineSheet

MEMORY = 512 * 1024 * 1024
OUTPUT = 256 * 1024 * 1024
SECONDS = 40
MAX_SHEETS = 50
FIRST = 40  # rows of each sheet that are shown before one is chosen
SHOWN = 254  # characters of a cell in them
EXACT = 10**15  # from here on a float does not keep every digit
MAX_CELLS = 1_600_000  # of the rectangle that the library makes of a sheet
MAX_WIDTH = 60
MAX_FILLED = 30_000  # rows; the exact limit is counted from the header on
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLD_SHEETS = ("Workbook", "Book")
BINARY = "xl/workbook.bin"
WITH_PASSWORD = "EncryptedPackage"  # noqa: S105 — what Office calls a part of its files


def main() -> None:
    _bound()
    what, sheet, after, limit = sys.argv[1], *map(int, sys.argv[2:5])
    try:
        for line in _lines(sys.stdin.buffer.read(), what, sheet, after, limit):
            sys.stdout.write(json.dumps(line, ensure_ascii=True, separators=(",", ":")) + "\n")
    except RechazoError as refusal:
        sys.stdout.write("\n" + json.dumps({"rechazo": refusal.codigo, **refusal.valores}) + "\n")


def _bound() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # not on every system

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_FSIZE, (OUTPUT, OUTPUT))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _lines(data: bytes, what: str, sheet: int, after: int, limit: int) -> Iterator[Any]:
    kind, looks = _look(data, sheet if what == "leer" else None)
    with _library():
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    if looks is None:
        looks = [
            Revision(s.name, oculta=s.visible != SheetVisibleEnum.Visible)
            for s in book.sheets_metadata
        ]
    if len(looks) != len(book.sheet_names):
        raise RechazoError("danada")
    if what == "leer":
        yield from _rows(book, looks[sheet], sheet, after, limit)
        return
    yield {"formato": kind}
    for number, look in enumerate(looks[:MAX_SHEETS]):
        yield _card(book, look, number, limit)


@contextlib.contextmanager
def _library() -> Iterator[None]:
    """Say in our words what the library cannot read; it panics, too, in front of odd bytes."""
    try:
        yield
    except PasswordError:
        raise RechazoError("contrasena") from None
    except (CalamineError, MemoryError):
        raise RechazoError("danada") from None
    except BaseException as panic:
        if type(panic).__name__ != "PanicException":
            raise
        raise RechazoError("danada") from None


def _look(data: bytes, only: int | None) -> tuple[str, list[Revision] | None]:
    """Return the format by its content, and what was seen of its sheets."""
    if data.startswith(OLE):
        if any(name.encode("utf-16-le") in data for name in (WITH_PASSWORD, "EncryptionInfo")):
            raise RechazoError("contrasena")
        if not any(name.encode("utf-16-le") in data for name in OLD_SHEETS):
            raise RechazoError("otro", formato="OLE")
        return "xls", None
    package = Comprimido(data)
    if workbook := xlsx.libro(package):
        return "xlsx", xlsx.revisar(package, workbook, only)
    kind = b"".join(package.trozos("mimetype")) if "mimetype" in package.nombres else b""
    if kind.startswith(ods.FORMAT):
        return "ods", ods.revisar(package)
    raise RechazoError("otro", formato="XLSB" if BINARY in package.nombres else "ZIP")


def _card(book: CalamineWorkbook, look: Revision, number: int, limit: int) -> dict[str, Any]:
    """What is told of a sheet before it is chosen."""
    first: list[tuple[int, list[str]]] = []
    problem: dict[str, Any] = {}
    try:
        for row in _cells(book, look, number, limit):
            first.append((row[0], [cell[:SHOWN] for cell in row[1][:MAX_WIDTH]]))
            if len(first) >= FIRST:
                break
    except RechazoError as refusal:
        problem = {"rechazo": refusal.codigo, **refusal.valores}
    return {
        "nombre": look.nombre,
        "oculta": look.oculta,
        "primeras": first,
        "filas_ocultas": look.ocultas,
        "columnas_ocultas": look.columnas_ocultas,
        "combinadas": look.combinadas,
        "problema": problem,
    }


def _rows(
    book: CalamineWorkbook, look: Revision, number: int, after: int, limit: int
) -> Iterator[Any]:
    count = 0
    for row in _cells(book, look, number, limit):
        if row[0] > after:
            count += 1
            if count <= limit:
                yield row
    if count > limit:
        raise RechazoError("filas", filas=count, maximo=limit)


def _cells(
    book: CalamineWorkbook, look: Revision, number: int, limit: int
) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a sheet that are not blank, with their numbers."""
    if look.ultima_columna >= MAX_WIDTH:
        raise RechazoError("columnas", columnas=look.ultima_columna + 1, maximo=MAX_WIDTH)
    if look.filas > MAX_FILLED:
        raise RechazoError("filas", filas=look.filas, maximo=limit)
    if (look.ultima_fila + 1) * (look.ultima_columna + 1) > MAX_CELLS:
        raise RechazoError("lejos", fila=look.ultima_fila + 1)
    with _library():
        sheet: CalamineSheet = book.get_sheet_by_index(number)
    left = sheet.start[1] if sheet.start else 0
    noted: dict[int, dict[int, str]] = {}
    for (i, column), text in look.textos.items():
        noted.setdefault(i, {})[column] = text
    for i, values in enumerate(sheet.iter_rows()):
        if row := _text_row(values, left, noted.pop(i, {})):
            yield i + 1, row
    for i in sorted(noted):  # below what the library gave
        if row := _text_row([], 0, noted[i]):
            yield i + 1, row


def _text_row(values: list[Any], left: int, noted: dict[int, str]) -> list[str]:
    row = [""] * left + [_text(value) for value in values]
    for column, text in noted.items():
        row += [""] * (column + 1 - len(row))
        row[column] = text
    while row and not row[-1]:
        row.pop()
    if len(row) > MAX_WIDTH:
        raise RechazoError("columnas", columnas=len(row), maximo=MAX_WIDTH)
    return row


def _text(value: Any) -> str:
    """The cell as a person would write it: whole numbers without «.0», dates as ISO."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < EXACT
        return str(int(value)) if whole else repr(value).upper()
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time()
        return value.date().isoformat() if midnight else value.isoformat(" ")
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)


if __name__ == "__main__":
    main()
