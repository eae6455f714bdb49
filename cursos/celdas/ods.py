"""The sheets of an ODS, looked at before the library reads them. Runs in the child process."""

from __future__ import annotations

from cursos.celdas.comprimido import Comprimido, RechazoError, analizador, local, recorrer
from cursos.celdas.revision import LONG_NUMBER, Revision, formula_sin_valor

CONTENT = "content.xml"
MAX_HIDDEN_COLUMNS = 60
HIDDEN = {"collapse", "filter"}
FORMAT = b"application/vnd.oasis.opendocument.spreadsheet"


def revisar(paquete: Comprimido) -> list[Revision]:
    """Return a look at each sheet, in the order of the file."""
    manifest = b"".join(paquete.trozos("META-INF/manifest.xml"))
    if b"encryption-data" in manifest:
        raise RechazoError("contrasena")
    parser, sheets = analizador(), _Hojas()
    parser.StartElementHandler = sheets.start
    parser.EndElementHandler = sheets.end
    parser.CharacterDataHandler = sheets.data
    try:
        recorrer(paquete, CONTENT, parser)
    except ValueError:  # a repetition that is no number
        raise RechazoError("danada") from None
    return sheets.found


class _Hojas:
    """Follows the XML of all sheets; repeated rows and cells are counted, not repeated."""

    def __init__(self) -> None:
        self.found: list[Revision] = []
        self.hidden_styles: set[str] = set()
        self.style = ""
        self.depth = 0  # a table inside a cell is no sheet
        self.row = self.row_times = self.column = self.times = self.header_column = 0
        self.row_filled = self.row_hidden = False
        self.cell: dict[str, str] | None = None
        self.text = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = local(name)
        if tag in {"table-cell", "covered-table-cell"}:
            self._cell(tag, attributes)
        elif tag == "table-row":
            self._row(attributes)
        elif tag == "table":
            self._table(attributes)
        elif tag == "style":
            self.style = attributes.get("style:name", "")
        elif tag == "table-properties" and attributes.get("table:display") == "false":
            self.hidden_styles.add(self.style)
        elif tag == "table-column" and self.depth == 1:
            times = int(attributes.get("table:number-columns-repeated", 1))
            if attributes.get("table:visibility") in HIDDEN:
                last = min(self.header_column + times, MAX_HIDDEN_COLUMNS)
                self.found[-1].columnas_ocultas += range(self.header_column, last)
            self.header_column += times

    def _table(self, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth == 1:
            hidden = attributes.get("table:style-name", "") in self.hidden_styles
            self.found.append(Revision(attributes.get("table:name", ""), oculta=hidden))
            self.row = self.header_column = 0

    def _row(self, attributes: dict[str, str]) -> None:
        self.row_times = int(attributes.get("table:number-rows-repeated", 1))
        self.row_hidden = attributes.get("table:visibility") in HIDDEN
        self.column, self.row_filled = 0, False

    def _cell(self, tag: str, attributes: dict[str, str]) -> None:
        self.cell, self.text = attributes, ""
        self.times = int(attributes.get("table:number-columns-repeated", 1))
        if tag == "table-cell" and "table:number-columns-spanned" in attributes:
            spans = (attributes.get(f"table:number-{n}-spanned", "1") for n in ("columns", "rows"))
            self.found[-1].combinadas += any(span != "1" for span in spans)

    def data(self, text: str) -> None:
        if self.cell is not None:
            self.text += text

    def end(self, name: str) -> None:
        tag = local(name)
        if tag in {"table-cell", "covered-table-cell"} and self.cell is not None:
            self._finish(self.cell)
            self.column += self.times
            self.cell = None
        elif tag == "table-row":
            self._finish_row()
        elif tag == "table":
            self.depth -= 1

    def _finish(self, cell: dict[str, str]) -> None:
        sheet, kind = self.found[-1], cell.get("office:value-type", "")
        text = self.text.strip()
        formula = cell.get("table:formula", "")
        if not kind and not text and not formula:
            return
        value = cell.get("office:value", "")
        if cell.get("calcext:value-type") == "error":
            sheet.anotar(self.row, self.column, text or "#ERROR!")
        elif formula and not kind and not text:
            sheet.anotar(self.row, self.column, formula_sin_valor(formula))
        elif LONG_NUMBER.fullmatch(value):
            sheet.anotar(self.row, self.column, value)
        sheet.contar(self.row, self.column, self.row_times, self.times)
        self.row_filled = True

    def _finish_row(self) -> None:
        if not self.found:
            return
        if self.row_filled:
            self.found[-1].filas += self.row_times
        if self.row_hidden:
            self.found[-1].filas_ocultas.append((self.row, self.row_times))
        self.row += self.row_times
