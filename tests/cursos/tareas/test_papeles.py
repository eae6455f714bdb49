"""The workbook and the paper say what the page says."""

from __future__ import annotations

import io
import json
from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from cursos.hojas.comprobar import ejemplo_de
from cursos.hojas.definicion import Definicion
from cursos.hojas.numeros import Signos
from cursos.tareas import papel, xlsx
from cursos.tareas.definiciones import list_hojas
from cursos.tareas.lectura import leer_celda
from cursos.tareas.vista import Celda, Hoja, armar
from plataforma.i18n import in_lang
from tests.factories.tareas import LLENA, definicion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask

SHEET = Definicion.model_validate_json(json.dumps(definicion()))
WORDS = st.text(st.characters(codec="latin-1", exclude_categories=["C"]), max_size=30)
NUMBERS = st.decimals(min_value=0, max_value=1000, places=3).map(lambda d: str(d.normalize()))
ROWS = st.lists(
    st.fixed_dictionaries({"concepto": WORDS, "monto": NUMBERS | st.just("")}), max_size=4
)
SHEETS = st.fixed_dictionaries(
    {"empresa": WORDS, "cantidad": NUMBERS | st.just(""), "precio": NUMBERS, "gastos": ROWS,
     "destino": st.sampled_from(["", "CL", "BR", "ZZ"]), "moneda": st.sampled_from(["USD", "BRL"])}
)  # fmt: skip
SLOW = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(autouse=True)
def _request(app: Flask) -> Iterator[None]:
    with app.test_request_context("/es/"):
        yield


def stored(typed: dict[str, Any]) -> dict[str, Any]:
    """Return typed values as the form would leave them."""
    campos = {p.clave: p for p in SHEET.partes}
    columns = {c.clave: c for c in campos["gastos"].columnas}
    kept = {k: leer_celda(campos[k], v, Signos()) for k, v in typed.items() if k != "gastos"}
    rows = [{k: leer_celda(columns[k], v, Signos()) for k, v in r.items()} for r in typed["gastos"]]
    return LLENA | kept | {"gastos": rows}


def cells(hoja: Hoja) -> Iterator[Celda]:
    for seccion in hoja.secciones:
        for parte in seccion.partes:
            if isinstance(parte, Celda):
                yield parte
            else:
                yield from (c for fila in parte.filas for c in fila)


def workbook(hoja: Hoja) -> list[Any]:
    """Return every value of the workbook as a reader that does not calculate sees it."""
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx.render(hoja)), data_only=True).active
    return [c.value for row in sheet.iter_rows() for c in row if c.value is not None]


@SLOW
@given(SHEETS)
def test_the_workbook_has_every_value_of_the_page(typed: dict[str, Any]) -> None:
    hoja = armar(SHEET, stored(typed))
    found = workbook(hoja)
    for cell in cells(hoja):
        if cell.numero is not None:
            assert any(
                isinstance(v, int | float) and abs(v - float(cell.numero)) < 1e-9 for v in found
            ), cell.etiqueta
        elif cell.campo.tipo == "texto" and cell.valor:
            assert cell.valor in found


@SLOW
@given(SHEETS)
def test_the_paper_has_every_number_of_the_page(typed: dict[str, Any]) -> None:
    hoja = armar(SHEET, stored(typed) | {"empresa": "Dulces"})
    pages = PdfReader(io.BytesIO(papel.render(hoja))).pages
    text = "".join("".join(p.extract_text() for p in pages).split())
    for cell in cells(hoja):
        if cell.campo.tipo == "calculo" and cell.valor:
            assert "".join(cell.valor.split()) in text


PAGES = {"autodiagnostico-4t": 2}  # 24 questions; the others have one


@pytest.mark.parametrize("lang", ["es", "pt"])
@pytest.mark.parametrize("clave", list(list_hojas()))
def test_the_example_of_every_sheet_goes_into_both_on_few_pages(clave: str, lang: str) -> None:
    tarea = list_hojas()[clave]
    with in_lang(lang):
        hoja = armar(tarea, ejemplo_de(tarea, lang))
        assert not hoja.errores
        assert hoja.titulo in workbook(hoja)
        first, *more = PdfReader(io.BytesIO(papel.render(hoja))).pages
    assert 1 + len(more) == PAGES.get(clave, 1)
    assert getattr(tarea.titulo, lang).split(":")[0] in " ".join(first.extract_text().split())


def test_formulas_are_live() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx.render(armar(SHEET, LLENA)))).active
    formulas = [c.value for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    assert any("SUM(" in f for f in formulas)
    assert any("IFERROR(" in f for f in formulas)


def test_a_date_is_a_date() -> None:
    found = workbook(armar(SHEET, LLENA))
    assert any(getattr(v, "date", lambda: None)() == date(2027, 3, 12) for v in found)
