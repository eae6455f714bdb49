"""Awkward workbooks: XLSX, ODS and old XLS that people and programs make."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.cursos.planillas.corpus.archivos import (
    comprimir,
    n,
    o,
    o_row,
    ods,
    ole,
    partes,
    x_row,
    xls,
    xlsx,
)
from tests.cursos.planillas.corpus.caso import Caso, Persona

if TYPE_CHECKING:
    from collections.abc import Callable

ANA = (Persona(2, "Ana", "ana@correo.com"),)
X = x_row("Nombre", "Correo")
X_ANA = x_row("Ana", "ana@correo.com")
X_PHONE = x_row("Nombre", "Teléfono")
O_HEAD = o_row("Nombre", "Correo")
O_ANA = o_row("Ana", "ana@correo.com")
NOTHING = "<table:table-cell/>"
EMPTY_ROW = f"<table:table-row>{NOTHING}</table:table-row>"


def _openpyxl(fill: Callable[[openpyxl.Workbook], None]) -> bytes:
    book = openpyxl.Workbook()
    fill(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _merged(book: openpyxl.Workbook) -> None:
    sheet = book.active
    for row in (("Socios de la cámara", None), ("Nombre", "Correo"), ("Ana", "ana@correo.com")):
        sheet.append(row)
    sheet.append((None, "luz@correo.com"))
    sheet.merge_cells("A1:B1")
    sheet.merge_cells("A3:A4")


def _date_system(epoch: object) -> Callable[[openpyxl.Workbook], None]:
    def fill(book: openpyxl.Workbook) -> None:
        import datetime as dt

        if epoch:
            book.epoch = CALENDAR_MAC_1904
        book.active.append(("Nombre", "Teléfono"))
        book.active.append(("Ana", dt.date(2024, 3, 1)))

    return fill


def _styled(book: openpyxl.Workbook) -> None:
    """Borders to the end of the sheet, and nothing in them."""
    sheet = book.active
    sheet.append(("Nombre", "Correo"))
    sheet.append(("Ana", "ana@correo.com"))
    for row in (3, 500, 1_048_576):
        sheet.cell(row, 5).font = openpyxl.styles.Font(bold=True)


def _with_macro() -> bytes:
    return comprimir(partes(X + X_ANA) | {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"})


def _many(count: int) -> bytes:
    rows = "".join(x_row("Ana", f"a{i}@correo.com") for i in range(count))
    return xlsx(X + rows)


def _col(letter: str, row: int, text: str) -> str:
    return f'<c r="{letter}{row}" t="inlineStr"><is><t>{text}</t></is></c>'


CASOS: dict[str, Caso] = {
    "a plain xlsx is read": Caso(lambda: xlsx(X + X_ANA), ANA),
    "a plain ods is read": Caso(lambda: ods(O_HEAD + O_ANA), ANA),
    "a plain xls is read": Caso(
        lambda: xls([["Nombre", "Correo"], ["Ana", "ana@correo.com"]]), ANA
    ),
    "a phone in an xls is read": Caso(
        lambda: xls([["Nombre", "Celular"], ["Ana", "59899123456"]]),
        (Persona(2, "Ana", "+59899123456"),),
    ),
    "a workbook with macros is read": Caso(_with_macro, ANA),
    # sheets
    "a hidden sheet is not read": Caso(
        lambda: xlsx(
            [("Vieja", X + x_row("Eva", "eva@correo.com")), ("Nueva", X + X_ANA)],
            {"Vieja": "hidden"},
        ),
        ANA,
    ),
    "a very hidden sheet is not read": Caso(
        lambda: xlsx([("Vieja", X + X_ANA), ("Nueva", X + X_ANA)], {"Vieja": "veryHidden"}), ANA
    ),
    "a workbook whose only list is hidden has nothing": Caso(
        lambda: xlsx([("Lista", X + X_ANA), ("Tapa", "")], {"Lista": "hidden"}),
        "La lista está vacía",
    ),
    "a hidden sheet of an ods is not read": Caso(
        lambda: ods(O_HEAD + o_row("Eva", "eva@correo.com"), O_HEAD + O_ANA, hidden=[1]), ANA
    ),
    "the sheet whose header fits is read": Caso(
        lambda: xlsx([("Tapa", x_row("Cámara")), ("Totales", x_row("Año", "n")), ("S", X + X_ANA)]),
        ANA,
    ),
    "a sheet that is too wide leaves the others": Caso(
        lambda: xlsx([("Ancha", x_row(*["x"] * 70)), ("Lista", X + X_ANA)]), ANA
    ),
    # rows and columns
    "hidden rows are read": Caso(
        lambda: xlsx(X + x_row("Ana", "ana@correo.com", more=' hidden="1"')), ANA
    ),
    "hidden columns are read": Caso(
        lambda: xlsx(
            f'<cols><col min="2" max="2" hidden="1"/></cols><sheetData>{X}{X_ANA}</sheetData>'
        ),
        ANA,
    ),
    "merged cells belong to their first row": Caso(
        lambda: _openpyxl(_merged),
        (
            Persona(3, "Ana", "ana@correo.com"),
            Persona(4, "", "luz@correo.com", "sin_nombre"),
        ),
    ),
    "a table under the list is judged as it is": Caso(
        lambda: xlsx(X + X_ANA + x_row() + x_row("Totales", "") + x_row("Socios", n("1"))),
        (
            *ANA,
            Persona(4, "Totales", "", "sin_contacto"),
            Persona(5, "Socios", "", "correo"),
        ),
    ),
    "a list that begins at C5 keeps its numbers": Caso(
        lambda: xlsx(
            f'<row r="5">{_col("C", 5, "Nombre")}{_col("D", 5, "Correo")}</row>'
            f'<row r="7">{_col("C", 7, "Ana")}{_col("D", 7, "ana@correo.com")}</row>'
        ),
        (Persona(7, "Ana", "ana@correo.com"),),
    ),
    "formats to the end of the sheet are no rows": Caso(lambda: _openpyxl(_styled), ANA),
    "an ods with a million empty rows and 16,000 empty columns is read": Caso(
        lambda: ods(
            O_HEAD + O_ANA + '<table:table-row table:number-rows-repeated="1000000">'
            '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        ),
        ANA,
    ),
    "repeated rows of an ods are as many rows": Caso(
        lambda: ods(
            O_HEAD + o_row("Ana", "ana@correo.com", more=' table:number-rows-repeated="2"')
        ),
        (*ANA, Persona(3, "Ana", "ana@correo.com", "repetido")),
    ),
    # the header is one of them
    "a million repeated people of an ods are refused": Caso(
        lambda: ods(
            O_HEAD + o_row("Ana", "a@correo.com", more=' table:number-rows-repeated="1000000"')
        ),
        "La lista tiene 1000001 filas",
    ),
    "16,000 repeated cells of an ods are refused": Caso(
        lambda: ods(O_HEAD + o_row(o("x", ' table:number-columns-repeated="16000"'))),
        "La lista tiene 16000 columnas",
    ),
    "a cell at the end of the sheet is refused": Caso(
        lambda: xlsx(X + X_ANA + f'<row r="1048576">{_col("B", 1048576, "x")}</row>'),
        "Hay datos hasta la fila 1048576.",
    ),
    "a cell in the last column is refused": Caso(
        lambda: xlsx(X + f'<row r="9">{_col("XFD", 9, "x")}</row>'), "La lista tiene 16384 columnas"
    ),
    "20,001 people in a xlsx are too many": Caso(
        lambda: _many(20_001), "La lista tiene 20001 filas y el máximo es 20000."
    ),
    # cells
    "a formula gives the value that was kept": Caso(
        lambda: xlsx(X + x_row("Ana", '<c t="str"><f>A2&amp;"x"</f><v>ana@correo.com</v></c>')), ANA
    ),
    "a formula without value is told": Caso(
        lambda: xlsx(X + x_row('<c><f>"A"&amp;"na"</f></c>', "ana@correo.com")),
        (Persona(2, "", "ana@correo.com", "formula"),),
    ),
    "a formula of an ods without value is told": Caso(
        lambda: ods(
            O_HEAD + o_row('<table:table-cell table:formula="of:=[.B2]"/>', "ana@correo.com")
        ),
        (Persona(2, "", "ana@correo.com", "formula"),),
    ),
    "an error of a xlsx is told": Caso(
        lambda: xlsx(X + x_row('<c t="e"><v>#REF!</v></c>', "ana@correo.com")),
        (Persona(2, "", "ana@correo.com", "error_celda"),),
    ),
    "an error of an ods is told": Caso(
        lambda: ods(
            O_HEAD
            + o_row(
                '<table:table-cell office:value-type="string" calcext:value-type="error">'
                "<text:p>#N/A</text:p></table:table-cell>",
                "ana@correo.com",
            )
        ),
        (Persona(2, "", "ana@correo.com", "error_celda"),),
    ),
    "a text that looks like a formula is refused": Caso(
        lambda: xlsx(X + x_row("=HYPERLINK(1)", "ana@correo.com")),
        (Persona(2, "", "ana@correo.com", "formula"),),
    ),
    "a phone that is a number is read with every digit": Caso(
        lambda: xlsx(X_PHONE + x_row("Ana", n("59899123456"))), (Persona(2, "Ana", "+59899123456"),)
    ),
    "a phone kept in notation, and exact, is read": Caso(
        lambda: xlsx(X_PHONE + x_row("Ana", n("5.9899123456E10"))),
        (Persona(2, "Ana", "+59899123456"),),
    ),
    "a phone that is a text in notation is refused": Caso(
        lambda: xlsx(X_PHONE + x_row("Ana", "5.98991E+10")), (Persona(2, "Ana", "", "notacion"),)
    ),
    "a number that lost digits is refused": Caso(
        lambda: xlsx(X_PHONE + x_row("Ana", n("5.98991234567891E+17"))),
        (Persona(2, "Ana", "", "notacion"),),
    ),
    "a date of 1900 is told as a date": Caso(
        lambda: _openpyxl(_date_system(epoch=None)), (Persona(2, "Ana", "", "fecha"),)
    ),
    "a date of 1904 is told as a date": Caso(
        lambda: _openpyxl(_date_system(epoch=1904)), (Persona(2, "Ana", "", "fecha"),)
    ),
    "a number with decimals is no phone": Caso(
        lambda: xlsx(X_PHONE + x_row("Ana", n("99123456.5"))), (Persona(2, "Ana", "", "telefono"),)
    ),
    "a yes is no name": Caso(
        lambda: xlsx(X + x_row('<c t="b"><v>1</v></c>', "ana@correo.com")),
        (Persona(2, "TRUE", "ana@correo.com"),),
    ),
    "a cell of 20,000 characters is an error of its row": Caso(
        lambda: xlsx(X + x_row("x" * 20_000, "x@correo.com") + x_row("Ana", "ana@correo.com")),
        (Persona(2, "", "x@correo.com", "celda_larga"), Persona(3, "Ana", "ana@correo.com")),
    ),
    # other compound files
    "a xlsx with a password is told": Caso(
        lambda: ole({"EncryptionInfo": b"\4\0\4\0", "EncryptedPackage": b"\0" * 64}),
        "El archivo tiene contraseña.",
    ),
    "an old word document is no spreadsheet": Caso(
        lambda: ole({"WordDocument": b"\xec\xa5"}), "Este archivo no es una planilla."
    ),
    "an ods with a password is told": Caso(
        lambda: ods(O_HEAD, manifest="<m><encryption-data/></m>"), "El archivo tiene contraseña."
    ),
}
