"""What leaves opens in Excel, runs nothing, and can be read again."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from stdnum.ar import cuit
from stdnum.br import cnpj
from stdnum.uy import rut

from cursos.planillas.causas import COLUMNAS
from cursos.planillas.columnas import Columna
from cursos.planillas.exportar import armar_xlsx, nombre_de_hoja
from cursos.planillas.valores import leer_nombre, leer_texto
from plataforma.csv_seguro import FORMULA_SIGNS, armar_csv, proteger
from tests.cursos.planillas.corpus.caso import leer

if TYPE_CHECKING:
    from collections.abc import Callable

WANTED = tuple(c for c in Columna if c != Columna.APELLIDO)
HEADER = [str(COLUMNAS[c]) for c in WANTED]
PEOPLE = 50  # in each of 20 lists: 1,000 for each kind of file
COUNTRIES = ("AR", "BR", "MX", "UY")  # of the chamber: comma and point for decimals

letters = st.one_of(
    st.text(max_size=30),
    st.text("'\"=+-@;,|\t áÑç0\u0301", max_size=12),
    st.sampled_from(["O'Higgins", 'Tornos 12" SA', "Núñez; Peña, y Cía", "007", "Null", "🌽 Maíz"]),
)
names = letters.map(lambda t: leer_nombre(t).valor or "Ana")
firms = letters.map(lambda t: leer_texto(t, 160).valor)
URUGUAYAN = [  # a remainder of ten has no digit: nobody has such a number
    f"{body}{digit}"
    for body in (f"01{i:06d}001" for i in range(1, 2 * PEOPLE))
    if len(digit := rut.calc_check_digit(body)) == 1
]


def _tax_id(pais: str, n: int) -> str:
    """A right one; in Brazil and Uruguay it begins with zeros."""
    if pais == "BR":
        return (body := f"{n + 1:08d}0001") + cnpj.calc_check_digits(body)
    if pais == "UY":
        return URUGUAYAN[n]
    return "30" + (body := f"{n:08d}") + cuit.calc_check_digit(f"30{body}")


@st.composite
def people(draw: st.DrawFn) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for n in range(PEOPLE):
        pais = draw(st.sampled_from(["AR", "BR", "UY"]))
        reach = draw(st.integers(1, 7))
        found.append(
            (
                draw(names),
                f"persona+{n}@correo.com" if reach & 1 else "",
                f"+5989{1000000 + n}" if reach & 2 else "",
                _tax_id(pais, n) if reach & 4 else "",
                draw(firms),
                pais,
                draw(st.sampled_from(["es", "pt"])),
                draw(st.sampled_from(["", "mujer", "hombre", "otro"])),
                draw(st.sampled_from(["", "unipersonal", "micro", "pequena", "mediana", "grande"])),
            )
        )
    return found


FILES: dict[str, Callable[[list[tuple[str, ...]], str], bytes]] = {
    "csv": lambda rows, pais: armar_csv(HEADER, rows, pais),
    "xlsx": lambda rows, _: armar_xlsx(HEADER, rows, "Personas"),
}


@pytest.mark.parametrize("kind", FILES)
@given(rows=people(), pais=st.sampled_from(COUNTRIES))
@settings(max_examples=20, deadline=None, phases=[Phase.generate])
def test_what_was_exported_comes_back_the_same(
    kind: str, rows: list[tuple[str, ...]], pais: str
) -> None:
    read = leer(FILES[kind](rows, pais), "CL")
    assert [tuple(getattr(f, c.value) for c in WANTED) for f in read] == rows
    assert not any(f.errores for f in read)


def test_cells_that_a_spreadsheet_would_run_get_an_apostrophe() -> None:
    for sign in FORMULA_SIGNS:
        assert proteger(f"{sign}1") == f"'{sign}1"
    assert proteger("Ana = Luz") == "Ana = Luz"
    assert proteger(-5) == -5


def test_excel_sees_utf8_and_the_separator_of_the_country() -> None:
    assert armar_csv(["País"], [["México"]], "MX").startswith(b"\xef\xbb\xbfPa\xc3\xads\r\n")
    assert b"a;b" in armar_csv(["a", "b"], [], "BR")
    assert b"a,b" in armar_csv(["a", "b"], [], "MX")


def test_dates_in_a_csv_are_as_excel_sorts_them() -> None:
    moment = dt.datetime(2026, 3, 1, 9, 5, tzinfo=dt.UTC)
    assert b"2026-03-01;2026-03-01 09:05:00" in armar_csv(
        ["a", "b"], [[moment.date(), moment]], "UY"
    )


def _open(*rows: tuple[object, ...], hoja: str = "") -> openpyxl.worksheet.worksheet.Worksheet:
    content = armar_xlsx(["Nombre", "Dato"], rows, hoja)  # type: ignore[arg-type]
    return openpyxl.load_workbook(io.BytesIO(content)).active


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(1)", "=cmd|' /C calc'!A0", "http://x.example", "007", "1e5"]
)
def test_texts_are_texts_in_a_workbook(text: str) -> None:
    cell = _open(("Ana", text))["B2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_dates_and_numbers_are_dates_and_numbers() -> None:
    moment = dt.datetime(2026, 3, 1, 9, 5, tzinfo=dt.UTC)
    sheet = _open((dt.date(2026, 3, 1), moment), (5, 1.5))
    assert sheet["A2"].is_date
    assert sheet["A2"].number_format == "yyyy-mm-dd"
    assert sheet["B2"].value == dt.datetime(2026, 3, 1, 9, 5)  # noqa: DTZ001 — cells have no zone
    assert (sheet["A3"].value, sheet["B3"].value) == (5, 1.5)


def test_numbers_that_a_spreadsheet_would_spoil_are_texts() -> None:
    sheet = _open((12345678901234567, float("nan")))
    assert (sheet["A2"].value, sheet["B2"].value) == ("12345678901234567", "nan")


def test_the_header_stays_in_sight_in_bold_over_columns_that_fit() -> None:
    sheet = _open(("Ana", "x" * 500), ("Luz", "y" * 30))
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.bold
    widths = [sheet.column_dimensions[c].width for c in "AB"]
    assert 9 <= widths[0] < widths[1] < 55


def test_a_text_longer_than_a_cell_is_cut_and_not_lost() -> None:
    assert len(_open(("Ana", "x" * 40_000))["B2"].value) == 32_767


@pytest.mark.parametrize(
    ("asked", "name"),
    [("Avance: 2026/03 [a]", "Avance  2026 03  a"), ("x" * 40, "x" * 31), ("'", "Sheet1")],
)
def test_a_sheet_has_a_name_that_excel_opens(asked: str, name: str) -> None:
    assert _open(hoja=asked).title == name
    assert nombre_de_hoja("History") == ""
