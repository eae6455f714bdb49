"""A list as its file has it: sheets and rows of text, whatever the format. Pure.

libro = abrir(data)                    # told by the content, never by the name
for numero, celdas in libro.filas(0):  # as often as wanted; nothing is kept in memory
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from cursos.celdas import errors
from cursos.celdas.tabla import MAX_BYTES, MB, Renglon, Tabla, leer_tabla

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_ROWS = 20_000
FIRST = 40  # rows of each sheet that are shown before one is chosen
SHOWN = 254  # characters of a cell in them: enough to tell what it is
TIMEOUT = 60  # seconds
ROOT = Path(__file__).parents[2]
PACKED = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
LAST_LINE = 4096
# What the child process may answer, by its own names.
RECHAZOS: dict[str, type[errors.PlanillaError]] = {
    "danada": errors.DanadaError,
    "bomba": errors.BombaError,
    "contrasena": errors.ContrasenaError,
    "otro": errors.OtroFormatoError,
    "filas": errors.DemasiadasFilasError,
    "columnas": errors.DemasiadasColumnasError,
    "lejos": errors.FilaLejanaError,
}
NO_SPREADSHEET = {"ZIP", "OLE"}


class Formato(StrEnum):
    PEGADO = "pegado"
    CSV = "csv"
    XLSX = "xlsx"
    ODS = "ods"
    XLS = "xls"


@dataclass(frozen=True)
class Hoja:
    """One sheet, before it is read."""

    indice: int
    nombre: str = ""
    oculta: bool = False
    primeras: list[Renglon] = field(default_factory=list)
    filas_ocultas: int = 0
    columnas_ocultas: list[int] = field(default_factory=list)
    combinadas: int = 0
    problema: errors.PlanillaError | None = None  # this sheet cannot be read; another may


class Libro(ABC):
    """The sheets of a list; `filas` reads one of them."""

    formato: Formato
    hojas: list[Hoja]
    codificacion = separador = ""
    con_nulos = comillas_rotas = False

    @abstractmethod
    def filas(self, hoja: int = 0, desde: int = 0) -> Iterator[Renglon]:
        """Yield the rows below row `desde` that are not blank. Refusals come before the first."""


class LibroDeTexto(Libro):
    """CSV, or cells that somebody pasted."""

    def __init__(self, origen: bytes | str) -> None:
        self.formato = Formato.CSV if isinstance(origen, bytes) else Formato.PEGADO
        self.tabla: Tabla = leer_tabla(origen)
        self.codificacion, self.separador = self.tabla.codificacion, self.tabla.separador
        self.con_nulos, self.comillas_rotas = self.tabla.con_nulos, self.tabla.comillas_rotas
        first: list[Renglon] = []
        for number, row in self.tabla.renglones():
            first.append((number, [cell[:SHOWN] for cell in row]))
            if len(first) == FIRST:
                break
        self.hojas = [Hoja(0, primeras=first)]

    def filas(self, hoja: int = 0, desde: int = 0) -> Iterator[Renglon]:
        _known_sheet(self, hoja)
        count = sum(number > desde for number, _ in self.tabla.renglones())
        if count > MAX_ROWS:
            raise errors.DemasiadasFilasError(filas=count, maximo=MAX_ROWS)
        return (row for row in self.tabla.renglones() if row[0] > desde)


class LibroDeHojas(Libro):
    """XLSX, ODS or XLS: read by `lector.py` in a process of its own."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        with _run(data, "ver") as answer:
            head, *cards = (json.loads(line) for line in answer)
        self.formato = Formato(head["formato"])
        self.hojas = [_sheet(n, card) for n, card in enumerate(cards)]

    def filas(self, hoja: int = 0, desde: int = 0) -> Iterator[Renglon]:
        _known_sheet(self, hoja)
        return _read(_run(self._data, "leer", hoja, desde))


def abrir(origen: bytes | str) -> Libro:
    """Open a file or pasted cells, or raise the PlanillaError that says what to do."""
    if isinstance(origen, bytes) and origen.startswith(PACKED):
        if len(origen) > MAX_BYTES:
            raise errors.PlanillaGrandeError(maximo=MAX_BYTES // MB)
        return LibroDeHojas(origen)
    return LibroDeTexto(origen)


def _known_sheet(libro: Libro, hoja: int) -> None:
    if not 0 <= hoja < len(libro.hojas):
        raise errors.HojaAjenaError


def _sheet(indice: int, card: dict[str, Any]) -> Hoja:
    problem = card.pop("problema")
    first = [(number, cells) for number, cells in card.pop("primeras")]
    return Hoja(indice, **card, primeras=first, problema=_refusal(problem) if problem else None)


def _run(data: bytes, what: str, sheet: int = 0, after: int = 0) -> IO[str]:
    """Return what the child wrote, at its beginning, or raise why it did not."""
    answer = tempfile.TemporaryFile("w+", encoding="ascii")  # noqa: SIM115 — the reader closes it
    try:
        subprocess.run(  # noqa: S603 — our own program; the numbers are numbers
            [sys.executable, "-m", "cursos.celdas.lector", what]
            + [str(n) for n in (sheet, after, MAX_ROWS)],
            input=data,
            stdout=answer,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            timeout=TIMEOUT,
            check=True,
        )
        _raise_refusal(answer)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        answer.close()  # memory, time or output ran out: no list of people is like that
        raise errors.BombaError from None
    except errors.PlanillaError:
        answer.close()
        raise
    answer.seek(0)
    return answer


def _raise_refusal(answer: IO[str]) -> None:
    """A refusal is the last line, whatever was written before it."""
    end = answer.seek(0, 2)
    answer.seek(max(0, end - LAST_LINE))
    last = answer.read().removesuffix("\n").rpartition("\n")[2]
    if last.startswith('{"rechazo"'):
        raise _refusal(json.loads(last))


def _refusal(answer: dict[str, Any]) -> errors.PlanillaError:
    code = answer.pop("rechazo")
    if answer.get("formato") in NO_SPREADSHEET:
        return errors.NoEsPlanillaError()
    return RECHAZOS[code](**answer)


def _read(answer: IO[str]) -> Iterator[Renglon]:
    with answer:
        for line in answer:
            number, cells = json.loads(line)
            yield number, cells
