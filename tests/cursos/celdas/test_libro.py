"""A workbook: which sheets it has, what is told of them, and how their rows are read."""

from __future__ import annotations

import subprocess
import sys

import pytest

from config import ROOT
from cursos.celdas.errors import (
    DemasiadasColumnasError,
    DemasiadasFilasError,
    HojaAjenaError,
    PlanillaGrandeError,
)
from cursos.celdas.libro import FIRST, MAX_ROWS, Formato, abrir
from cursos.celdas.tabla import MAX_BYTES
from tests.cursos.planillas.corpus.archivos import n, o_row, ods, x_row, xls, xlsx

X = x_row("Nombre", "Correo") + x_row("Ana", "ana@correo.com")


@pytest.mark.parametrize(
    ("origen", "formato"),
    [
        ("Ana\tana@correo.com", Formato.PEGADO),
        (b"Ana,ana@correo.com", Formato.CSV),
        (xlsx(X), Formato.XLSX),
        (ods(o_row("Ana")), Formato.ODS),
        (xls([["Ana"]]), Formato.XLS),
    ],
)
def test_the_format_is_told_by_the_content(origen: bytes | str, formato: Formato) -> None:
    assert abrir(origen).formato == formato


def test_every_sheet_is_told_and_any_of_them_can_be_read() -> None:
    libro = abrir(xlsx([("Uno", x_row("a")), ("Dos", x_row("b"))], {"Dos": "hidden"}))
    assert [(h.indice, h.nombre, h.oculta) for h in libro.hojas] == [
        (0, "Uno", False),
        (1, "Dos", True),
    ]
    assert [list(libro.filas(i)) for i in (0, 1)] == [[(1, ["a"])], [(1, ["b"])]]


@pytest.mark.parametrize("hoja", [-1, 1])
@pytest.mark.parametrize("origen", ["Ana,ana@correo.com", xlsx(X)])
def test_a_sheet_that_is_not_there_is_refused(origen: bytes | str, hoja: int) -> None:
    with pytest.raises(HojaAjenaError):
        abrir(origen).filas(hoja)


def test_hidden_rows_and_columns_and_merged_cells_are_told() -> None:
    rows = X + x_row("Luz", more=' hidden="1"') + x_row(more=' r="9" hidden="1"')
    (hoja,) = abrir(
        xlsx(
            '<cols><col min="2" max="3" hidden="1"/></cols>'
            f"<sheetData>{rows}</sheetData>"
            '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
        )
    ).hojas
    assert (hoja.filas_ocultas, hoja.columnas_ocultas, hoja.combinadas) == (1, [1, 2], 1)


def test_hidden_rows_and_columns_of_an_ods_are_told() -> None:
    (hoja,) = abrir(
        ods(
            '<table:table-column/><table:table-column table:visibility="collapse"/>'
            + o_row("Nombre", "Correo")
            + o_row("Ana", "a@b.co", more=' table:visibility="filter"')
        )
    ).hojas
    assert (hoja.filas_ocultas, hoja.columnas_ocultas) == (1, [1])


def test_a_sheet_that_cannot_be_read_says_why_and_the_others_can() -> None:
    libro = abrir(xlsx([("Ancha", x_row(*["x"] * 61)), ("Lista", X)]))
    assert isinstance(libro.hojas[0].problema, DemasiadasColumnasError)
    assert libro.hojas[1].problema is None
    with pytest.raises(DemasiadasColumnasError):
        libro.filas(0)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_rows_can_be_read_again_and_from_a_row_on(kind: str) -> None:
    text = "Cámara,\n\nNombre,Correo\nAna,a@b.co\n\nLuz,l@b.co\n"
    rows = "".join(
        f'<row r="{i}">{"".join(x_row(*line.split(","))[5:-6])}</row>'
        for i, line in enumerate(text.split("\n"), 1)
        if line
    )
    libro = abrir(text.encode() if kind == "csv" else xlsx(rows))
    people = [(4, ["Ana", "a@b.co"]), (6, ["Luz", "l@b.co"])]
    assert list(libro.filas(0, desde=3)) == people
    assert list(libro.filas(0, desde=3)) == people
    assert next(iter(libro.filas()))[0] == 1


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_limit_counts_the_rows_below_the_header(kind: str) -> None:
    if kind == "csv":
        libro = abrir(b"Nombre,Correo\n" + b"Ana,a@b.co\n" * MAX_ROWS)
    else:
        rows = "".join(x_row("Ana", f"a{i}@b.co") for i in range(MAX_ROWS))
        libro = abrir(xlsx(x_row("Nombre", "Correo") + rows))
    assert sum(1 for _ in libro.filas(0, desde=1)) == MAX_ROWS
    with pytest.raises(DemasiadasFilasError):
        libro.filas(0)


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_cells_stay_in_the_columns_of_the_spreadsheet(kind: str) -> None:
    if kind == "xlsx":
        libro = abrir(
            xlsx('<row r="3"><c r="C3"><v>7</v></c><c r="E3" t="e"><v>#REF!</v></c></row>')
        )
    else:
        empty = "<table:table-cell/>"
        error = '<table:table-cell office:value-type="string" calcext:value-type="error"><text:p>'
        error += "#REF!</text:p></table:table-cell>"
        libro = abrir(ods(o_row() + o_row() + o_row(empty, empty, "7", empty, error)))
    assert list(libro.filas()) == [(3, ["", "", "7", "", "#REF!"])]


def test_only_the_first_rows_are_shown_before_a_sheet_is_chosen() -> None:
    long = "x" * 1_000
    for origen in (f"{long},y\n" * 50, xlsx(x_row(long, "y") * 50)):
        (hoja,) = abrir(origen).hojas
        assert len(hoja.primeras) == FIRST
        assert {len(cells[0]) for _, cells in hoja.primeras} == {254}


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"Ana,"])
def test_a_file_that_weighs_too_much_is_not_looked_at(start: bytes) -> None:
    with pytest.raises(PlanillaGrandeError) as refused:
        abrir(start + b"x" * MAX_BYTES)
    assert "10 MB" in str(refused.value)


def test_numbers_and_dates_become_what_a_person_would_write() -> None:
    cells = ("59899123456", "1.5", "12345678901234567890", "1E+20", "5.9899123456E10")
    libro = abrir(xlsx(x_row(*(n(c) for c in cells), n("45352", 1), '<c t="b"><v>1</v></c>')))
    (row,) = libro.filas()
    assert row == (
        1,
        [
            "59899123456",
            "1.5",
            "12345678901234567890",
            "1E+20",
            "59899123456",
            "2024-03-01",
            "TRUE",
        ],
    )


def test_the_reader_of_strangers_files_has_bounded_memory_and_loads_nothing_of_the_platform() -> (
    None
):
    program = (
        "import sys, resource\n"
        "from cursos.celdas import lector\n"
        "lector._bound()\n"
        "assert resource.getrlimit(resource.RLIMIT_AS)[0] == lector.MEMORY <= 512 * 2**20\n"
        "assert resource.getrlimit(resource.RLIMIT_CPU)[0] == lector.SECONDS\n"
        "assert not {'flask', 'sqlalchemy', 'cursos.celdas.errors'} & set(sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
