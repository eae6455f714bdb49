"""Sheets without course: anybody fills them in; an account keeps them."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from cursos.tareas.definiciones import list_hojas
from cursos.tareas.models import Tarea
from plataforma.db import db
from tests.statements import counted

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

COSTOS = "/es/hojas/costos-exw-fob-cif/"
SHEET = {
    "c.producto": "Mermelada", "c.destino": "CL", "c.moneda": "USD", "c.unidades": "1.000",
    "t.costos.0.concepto": "Fruta", "t.costos.0.por_unidad": "1,5", "c.margen": "25",
    "t.gastos.0.concepto": "Camión", "t.gastos.0.monto": "500", "c.flete": "300",
    "c.tasa_seguro": "0",
}  # fmt: skip


def result(html: str, name: str) -> str:
    found = re.search(rf'<output data-nombre="{name}"[^>]*>([^<]*)<', html)
    assert found
    return found[1].replace("\xa0", " ")


@pytest.mark.parametrize("lang", ["es", "pt"])
@pytest.mark.parametrize("clave", list(list_hojas()))
def test_every_sheet_is_shown_empty_and_with_its_example(
    client: CheckingClient, clave: str, lang: str
) -> None:
    assert client.get(f"/{lang}/hojas/").status_code == 200
    assert client.get(f"/{lang}/hojas/{clave}/").status_code == 200
    assert client.get(f"/{lang}/hojas/{clave}/?ejemplo=1").status_code == 200


def test_the_example_speaks_the_language_of_the_page(client: CheckingClient) -> None:
    address = "/hojas/costos-exw-fob-cif/?ejemplo=1"
    assert 'value="Caminhão até o porto"' in client.get(f"/pt{address}").text
    assert 'value="Camión al puerto"' in client.get(f"/es{address}").text


def test_a_column_says_in_what_it_is_counted_also_on_the_card_of_a_phone(
    client: CheckingClient,
) -> None:
    page = client.send(COSTOS, SHEET | {"accion": "guardar"}).text
    assert 'data-label="Monto (USD)"' in page
    assert 'data-label="Demanda"' in client.get("/es/hojas/matriz-de-mercados/").text


def test_without_a_currency_a_sum_is_a_plain_figure(client: CheckingClient) -> None:
    page = client.get(COSTOS).text
    assert re.search(r'<output data-suma="gastos.monto"[^>]*>0,00<', page)
    assert 'data-label="Monto"' in page


def test_a_bad_cell_of_a_table_says_its_row(client: CheckingClient) -> None:
    page = client.send(COSTOS, SHEET | {"t.gastos.1.concepto": "X", "t.gastos.1.monto": "nada"})
    assert "Gasto 2, Monto: Escriba un número" in page.text


def test_a_visitor_calculates_without_an_account_and_without_javascript(
    client: CheckingClient,
) -> None:
    page = client.send(COSTOS, SHEET | {"accion": "guardar"})
    assert page.status_code == 200
    assert result(page.text, "exw") == "USD 2.000,00"
    assert result(page.text, "fob") == "USD 2.500,00"
    assert result(page.text, "cif_unidad") == "USD 2,80"
    assert db.session.query(Tarea).count() == 0


def test_a_bad_cell_is_named_and_nothing_is_lost(client: CheckingClient) -> None:
    page = client.send(COSTOS, SHEET | {"c.unidades": "mil", "c.margen": "150"})
    assert "Escriba un número, por ejemplo 1.200,5." in page.text
    assert "Escriba 95 o menos." in page.text
    assert 'value="mil"' in page.text
    assert 'value="Mermelada"' in page.text
    assert result(page.text, "exw") == "—"


def test_a_person_of_mexico_writes_the_decimal_point(client: CheckingClient, gael: Usuario) -> None:
    client.as_user(gael).send(COSTOS, SHEET | {"c.unidades": "1,000", "c.flete": "300.25"})
    kept = db.session.query(Tarea).one().valores
    assert (kept["unidades"], kept["flete"]) == ("1000", "300.25")
    assert 'value="1,000"' in client.get(COSTOS).text


def test_rows_are_added_and_taken_away(client: CheckingClient) -> None:
    more = client.send(COSTOS, SHEET | {"accion": "agregar:costos"})
    assert 't.costos.1.concepto"' in more.text
    fewer = client.send(COSTOS, SHEET | {"accion": "quitar:costos:0"})
    assert 'value="Fruta"' not in fewer.text


def test_what_is_typed_never_becomes_a_formula(client: CheckingClient) -> None:
    evil = '=HYPERLINK("http://mal","x")'
    answer = client.send(COSTOS, SHEET | {"accion": "xlsx", "c.producto": evil})
    assert str(answer.mimetype).endswith("spreadsheetml.sheet")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.data)).active
    cell = next(c for row in sheet.iter_rows() for c in row if c.value == evil)
    assert cell.data_type == "s"
    assert cell.quotePrefix


def test_a_visitor_takes_the_paper_along(client: CheckingClient) -> None:
    answer = client.send(COSTOS, SHEET | {"accion": "pdf"})
    assert answer.data.startswith(b"%PDF")
    assert "no-store" in answer.headers["Cache-Control"]


def test_an_account_keeps_the_sheet(client: CheckingClient, ana: Usuario) -> None:
    answer = client.as_user(ana).send(COSTOS, SHEET)
    assert answer.status_code == 303
    page = client.get(COSTOS)
    assert 'value="Mermelada"' in page.text
    assert "Guardado" in page.text
    assert "Guardada el" in client.get("/es/hojas/").text


def test_it_is_saved_while_typing(client: CheckingClient, ana: Usuario) -> None:
    answer = client.as_user(ana).send(COSTOS, SHEET | {"accion": "auto", "guardados": "0"})
    found: Any = answer.json
    assert found["guardados"] == 1
    assert found["mensaje"].startswith("Guardado ")


def test_saving_after_the_session_ended_says_so(client: CheckingClient) -> None:
    found = client.send(COSTOS, SHEET | {"accion": "auto"})
    assert found.status_code == 401
    assert "Entre a su cuenta" in str(found.json)


def test_another_window_loses_nothing(client: CheckingClient, ana: Usuario) -> None:
    client.as_user(ana).send(COSTOS, SHEET | {"guardados": "0"})
    client.send(COSTOS, SHEET | {"guardados": "1", "c.producto": "Miel"})
    client.send(COSTOS, SHEET | {"guardados": "1", "c.producto": "Vino"})
    page = client.get(COSTOS).text
    assert 'value="Vino"' in page
    assert "Hay otra copia de esta hoja" in page
    form = SHEET | {"guardados": "3", "c.producto": "Vino", "accion": "recuperar"}
    client.send(COSTOS, form)
    page = client.get(COSTOS).text
    assert 'value="Miel"' in page
    client.send(COSTOS, SHEET | {"c.producto": "Miel", "guardados": "4", "accion": "descartar"})
    assert "Hay otra copia" not in client.get(COSTOS).text


def test_an_unknown_sheet_is_not_found(client: CheckingClient) -> None:
    assert client.get("/es/hojas/nada/").status_code == 404
    assert client.send("/es/hojas/nada/", {}).status_code == 404


def test_a_page_asks_the_same_of_the_database_however_much_was_written(
    client: CheckingClient, ana: Usuario
) -> None:
    client.as_user(ana).get(COSTOS)
    with counted() as empty:
        client.get(COSTOS)
    rows = {f"t.costos.{n}.concepto": f"Costo {n}" for n in range(15)}
    client.send(COSTOS, SHEET | rows)
    with counted() as full:
        client.get(COSTOS)
    assert len(full) <= len(empty) + 2
    assert len(full) <= 8
