"""The sheets of an XLSX, looked at before the library reads them. Runs in the child process."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from cursos.celdas.comprimido import RechazoError, analizador, local, recorrer
from cursos.celdas.revision import LONG_NUMBER, Revision, formula_sin_valor

if TYPE_CHECKING:
    from cursos.celdas.comprimido import Comprimido

LIBRO = "xl/workbook.xml"
REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
MAX_HIDDEN_COLUMNS = 60  # of the columns that may be read
TRUE = {"1", "true"}


def revisar(paquete: Comprimido) -> list[Revision]:
    """Return a look at each sheet, in the order of the workbook."""
    targets = _targets(paquete)
    found = []
    for name, state, relation in _sheets(paquete):
        sheet = Revision(name, oculta=state != "visible")
        part = targets.get(relation, "")
        if part.startswith("xl/worksheets/"):
            _look_at(paquete, part, sheet)
        found.append(sheet)
    return found


def _sheets(paquete: Comprimido) -> list[tuple[str, str, str]]:
    found: list[tuple[str, str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if local(name) == "sheet":
            relation = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            found.append((attributes.get("name", ""), attributes.get("state", "visible"), relation))

    parser = analizador()
    parser.StartElementHandler = start
    recorrer(paquete, LIBRO, parser)
    return found


def _targets(paquete: Comprimido) -> dict[str, str]:
    found: dict[str, str] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        if local(name) == "Relationship":
            target = attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            found[attributes.get("Id", "")] = posixpath.normpath(path)

    parser = analizador()
    parser.StartElementHandler = start
    recorrer(paquete, "xl/_rels/workbook.xml.rels", parser)
    return found


class _Celdas:
    """Follows the XML of one sheet, cell by cell."""

    def __init__(self, sheet: Revision) -> None:
        self.sheet = sheet
        self.row = self.column = -1
        self.kind = self.text = self.formula = ""
        self.filled = self.has_formula = self.keep = self.row_filled = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = local(name)
        if tag == "c":
            self._cell(attributes)
        elif tag == "v":
            self.text, self.keep = "", True
        elif tag == "t":
            self.filled = True
        elif tag == "f":
            self.has_formula, self.text, self.keep = True, "", True
        elif tag == "row":
            self._row(attributes)
        elif tag == "mergeCell":
            self.sheet.combinadas += 1
        elif tag == "col" and attributes.get("hidden") in TRUE:
            first, last = int(attributes.get("min", 1)), int(attributes.get("max", 1))
            last = min(last, MAX_HIDDEN_COLUMNS)
            self.sheet.columnas_ocultas += range(first - 1, last)

    def _row(self, attributes: dict[str, str]) -> None:
        self.row = int(attributes.get("r", self.row + 2)) - 1
        self.column, self.row_filled = -1, False
        if attributes.get("hidden") in TRUE:
            self.sheet.filas_ocultas.append((self.row, 1))

    def _cell(self, attributes: dict[str, str]) -> None:
        self.kind = attributes.get("t", "n")
        self.text = self.formula = ""
        self.filled = self.has_formula = False
        where = REFERENCE.fullmatch(attributes.get("r", ""))
        if where is None:
            self.column += 1
            return
        self.column = 0
        for letter in where[1]:
            self.column = self.column * 26 + ord(letter) - ord("A") + 1
        self.column -= 1
        self.row = int(where[2]) - 1

    def data(self, text: str) -> None:
        if self.keep:
            self.text += text

    def end(self, name: str) -> None:
        tag = local(name)
        if tag == "f":
            self.formula, self.keep = self.text, False
        elif tag == "v":
            self.filled, self.keep = bool(self.text) or self.kind == "str", False
        elif tag == "c":
            self._finish()

    def _finish(self) -> None:
        sheet = self.sheet
        if self.has_formula and not self.filled:
            sheet.anotar(self.row, self.column, formula_sin_valor(self.formula))
        elif not self.filled:
            return
        elif self.kind == "e" or (self.kind == "n" and LONG_NUMBER.fullmatch(self.text)):
            sheet.anotar(self.row, self.column, self.text)
        sheet.contar(self.row, self.column)
        if not self.row_filled:
            sheet.filas += 1
            self.row_filled = True


def _look_at(paquete: Comprimido, part: str, sheet: Revision) -> None:
    parser, cells = analizador(), _Celdas(sheet)
    parser.StartElementHandler = cells.start
    parser.EndElementHandler = cells.end
    parser.CharacterDataHandler = cells.data
    try:
        recorrer(paquete, part, parser)
    except ValueError:  # a row or a column that is no number
        raise RechazoError("danada") from None
