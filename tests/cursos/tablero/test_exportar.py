"""Whom a filter shows, as a file."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from tests.cursos.tablero.gente import BASE, learner
from tests.factories.cohortes import make_participante
from tests.statements import counted

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


def rows(client: CheckingClient, cohorte: Cohorte, args: str = "") -> list[dict[str, str]]:
    answer = client.get(f"{BASE}/{cohorte.id}/avance.csv{args}")
    assert answer.mimetype == "text/csv"
    text = answer.data.decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines(), delimiter=";"))


def test_everybody_is_in_it_but_who_left(
    client: CheckingClient, llena: Cohorte, carla: Usuario
) -> None:
    found = {row["Nombre"]: row for row in rows(client.as_user(carla), llena)}
    assert "Rita Retirada" not in found
    assert len(found) == 6
    dora, tina = found["Dora Detenida"], found["Tina Terminó"]
    assert (dora["Estado"], dora["Lecciones hechas"]) == ("Detenida", "1")
    assert (dora["Módulo 1 en español (%)"], dora["Módulo 2 en español (%)"]) == ("50", "0")
    assert (tina["Mejor nota, de 100"], tina["Módulo 2 en español (%)"]) == ("90", "100")
    assert tina["Terminó el"].startswith("20")
    assert found["Pía Pendiente"]["Lecciones hechas"] == ""


def test_the_filter_holds_for_the_file(
    client: CheckingClient, llena: Cohorte, carla: Usuario
) -> None:
    found = rows(client.as_user(carla), llena, "?ver=detenidos&pagina=9")
    assert [row["Nombre"] for row in found] == ["Dora Detenida"]


def test_accents_open_in_excel_and_formulas_do_not_run(
    client: CheckingClient, llena: Cohorte, carla: Usuario
) -> None:
    make_participante(llena, "Eva", empresa='=HYPERLINK("http://x")')
    data = client.as_user(carla).get(f"{BASE}/{llena.id}/avance.csv").data
    assert data.startswith(b"\xef\xbb\xbf")
    assert "\"'=HYPERLINK" in data.decode("utf-8-sig")
    assert "'+59899000001" in data.decode("utf-8-sig")


def test_the_workbook_has_real_dates_and_numbers_and_no_formulas(
    client: CheckingClient, llena: Cohorte, carla: Usuario
) -> None:
    make_participante(llena, "Eva Única", empresa="=1+1", correo="eva@correo.com")
    answer = client.as_user(carla).get(f"{BASE}/{llena.id}/avance.xlsx")
    sheet = load_workbook(io.BytesIO(answer.data)).active
    assert sheet is not None
    header, *lines = sheet.iter_rows()
    names = [cell.value for cell in header]
    found = {line[0].value: dict(zip(names, line, strict=True)) for line in lines}
    assert found["Tina Terminó"]["Terminó el"].is_date
    assert found["Tina Terminó"]["Mejor nota, de 100"].value == 90
    assert found["Dora Detenida"]["Módulo 1 en español (%)"].value == 50
    assert found["Eva Única"]["Empresa"].value == "=1+1"
    assert found["Eva Única"]["Empresa"].data_type == "s"


def test_the_file_costs_the_same_statements_for_any_number(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    client.as_user(carla)
    for n in range(5):
        learner(cohorte, f"Persona {n}", n % 5)
    rows(client, cohorte)
    with counted() as few:
        rows(client, cohorte)
    for n in range(600):  # more than a batch
        make_participante(cohorte, f"Más {n}")
    with counted() as many:
        assert len(rows(client, cohorte)) == 605
    assert len(many) == len(few)


def test_a_chamber_that_only_looks_takes_it_too_and_strangers_do_not(
    client: CheckingClient, llena: Cohorte, lectora: Usuario, fabian: Usuario
) -> None:
    assert len(rows(client.as_user(lectora), llena)) == 6
    assert client.as_user(fabian).get(f"{BASE}/{llena.id}/avance.csv").status_code == 404
