"""The sheets of an XLSX, looked at before the library reads them. Runs in the child process."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cursos.celdas.comprimido import RechazoError, analizador, local, recorrer
from cursos.celdas.revision import LONG_NUMBER, Revision, formula_sin_valor

if TYPE_CHECKING:
    from cursos.celdas.comprimido import Comprimido

ROOT = "_rels/.rels"
OTHERS = {"document": "DOCX", "presentation": "PPTX"}
REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
MAX_HIDDEN_COLUMNS = 60  # of the columns that may be read
TRUE = {"1", "true"}


def libro(paquete: Comprimido) -> str:
    """Return where the workbook is; "" when this is something else."""
    if ROOT not in paquete.nombres:
        return ""
    found = _relations(paquete, ROOT, "")
    path = next((path for kind, path in found.values() if kind == "officeDocument"), "")
    return path if path.endswith(".xml") and path in paquete.nombres else ""


def revisar(paquete: Comprimido, workbook: str, solo: int | None = None) -> list[Revision]:
    """Return a look at each sheet in its order; `solo` that one is looked at in full."""
    sheets = _sheets(paquete, workbook)
    folder, name = posixpath.split(workbook)
    relations = _relations(paquete, posixpath.join(folder, "_rels", f"{name}.rels"), folder)
    found = []
    for i, (title, state, relation) in enumerate(sheets):
        sheet = Revision(title, oculta=state != "visible")
        kind, part = relations.get(relation, ("", ""))
        if kind == "worksheet" and solo in {None, i}:
            _look_at(paquete, part, sheet)
        found.append(sheet)
    return found


def _sheets(paquete: Comprimido, workbook: str) -> list[tuple[str, str, str]]:
    found: list[tuple[str, str, str]] = []
    roots: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if not roots:
            roots.append(local(name))
        if local(name) == "sheet":
            relation = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            found.append((attributes.get("name", ""), attributes.get("state", "visible"), relation))

    parser = analizador()
    parser.StartElementHandler = start
    recorrer(paquete, workbook, parser)
    if roots != ["workbook"]:
        raise RechazoError("otro", formato=OTHERS.get(roots[0], "ZIP"))
    return found


def _relations(paquete: Comprimido, part: str, folder: str) -> dict[str, tuple[str, str]]:
    """Return (kind, part) of each relation: programs name their parts as they like."""
    found: dict[str, tuple[str, str]] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        if local(name) == "Relationship":
            target = attributes.get("Target", "")
            path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = attributes.get("Type", "").rsplit("/", 1)[-1]
            found[attributes.get("Id", "")] = (kind, path)

    parser = analizador()
    parser.StartElementHandler = start
    recorrer(paquete, part, parser)
    return found


@lru_cache(256)
def _column(letters: str) -> int:
    """A → 0, AA → 26."""
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - ord("A") + 1
    return found - 1


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
        self.column = _column(where[1])
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
