"""Journey: a learner fills in the worksheet on a phone, a tutor asks for changes, then approves."""

from __future__ import annotations

import io
import json
import re
import shutil
import time
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest
import yaml
from playwright.sync_api import expect

from tests.factories.cursos import MINIMO
from tests.factories.tareas import definicion
from tests.journeys import course

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.journeys.browser import Visitor
    from tests.journeys.conftest import Site

SLUG = "primer-precio"
DATES = ("revisada", "proxima_revision", "fecha")
PAGE = f"/es/cursos/{SLUG}/tarea/"


@pytest.fixture(scope="module")
def paquete(site: Site, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The tiny course, where the worksheet must be approved and there is no quiz to pass."""
    folder: Path = tmp_path_factory.mktemp("paquete") / SLUG
    shutil.copytree(MINIMO, folder)
    with (folder / "curso.yml").open("a", encoding="utf-8") as file:
        file.write("cierre: {evaluacion: no, tarea: aprobada}\n")
    sheet = json.loads(json.dumps(definicion()))  # no part of it twice: YAML would refer back
    for what in (sheet, *sheet["fuentes"]):
        what |= {k: date.fromisoformat(v) for k, v in what.items() if k in DATES}
    text = yaml.safe_dump(sheet, allow_unicode=True, sort_keys=False)
    (folder / "tarea.yml").write_text(text, encoding="utf-8")
    site.installation.flask("contenido", "import", str(folder))
    return SLUG


@pytest.mark.parametrize("width", ["360x640"])
def test_a_worksheet_goes_from_a_phone_to_the_credential(
    enter: Callable[..., Visitor], site: Site, paquete: str, width: str
) -> None:
    her = enter("emprendedora")
    reads_the_course(her)
    fills_in(her)
    her.click("Entregar la hoja")
    her.sees("Entregada, espera revisión")
    tutor = enter("administracion")
    asks_for_changes(tutor)
    asked = "Corríjala y entréguela otra vez"
    assert site.wait_for_mail("emprendedora@escala.test", saying=asked)
    hands_in_again(her)
    approves(tutor)
    receives_the_credential(her)


def result(visitor: Visitor, name: str) -> str:
    text = visitor.page.locator(f'output[data-nombre="{name}"]').first.inner_text()
    return text.replace("\xa0", " ")


def reads_the_course(her: Visitor) -> None:
    her.go(f"/es/cursos/{SLUG}/")
    her.sees("Entregue la hoja de trabajo y espere su aprobación.")
    her.click("Inscribirme y empezar")
    course.read_lessons(her, 2)


def fills_in(her: Visitor) -> None:
    """It calculates while she types, keeps itself, and her tables take another row."""
    her.go(PAGE)
    her.fill("Empresa", "Dulces Yvoty")
    her.fill("Cantidad", "40")
    her.fill("Precio", "2,5")
    her.choose("Moneda", "Dólar")
    assert result(her, "venta") == "USD 100,00"
    her.fill("Concepto, Gasto 1", "Camión")
    her.fill("Monto, Gasto 1", "30,5")
    assert result(her, "doble") == "USD 61,00"
    her.click("Agregar: gasto")
    her.fill("Concepto, Gasto 3", "Puerto")
    her.fill("Monto, Gasto 3", "mil")
    assert result(her, "total") == "USD 130,50"
    her.page.get_by_role("button", name="Quitar Gasto 3").click()
    expect(her.page.locator("[data-estado]")).to_have_text(re.compile(r"^Guardado \d\d:\d\d$"))
    her.page.reload()
    assert result(her, "total") == "USD 130,50"
    with her.page.expect_download() as found:
        her.page.get_by_role("button", name="Descargar Excel").click()
    sheet = openpyxl.load_workbook(io.BytesIO(found.value.path().read_bytes())).active
    assert "Dulces Yvoty" in [c.value for row in sheet.iter_rows() for c in row]


def asks_for_changes(tutor: Visitor) -> None:
    tutor.go(f"/es/autoria/{SLUG}/tareas/")
    tutor.follow("Ana Benítez")
    tutor.page.locator("summary", has_text="Precio").first.click()
    tutor.fill("Comentario sobre: Precio", "¿De qué fecha es?")
    tutor.click("Pedir cambios")
    tutor.sees("Pidió cambios. Se lo avisamos a la persona.")


def hands_in_again(her: Visitor) -> None:
    her.go(PAGE)
    her.sees("Con cambios por hacer")
    her.follow("Ver la entrega 1 y lo que le piden")
    her.sees("¿De qué fecha es?")
    her.follow("Corregir y entregar otra vez")
    her.fill("Detalle", "Precio del 20 de noviembre")
    her.click("Entregar la hoja")
    her.sees("Entregada, espera revisión")


def approves(tutor: Visitor) -> None:
    tutor.go(f"/es/autoria/{SLUG}/tareas/")
    tutor.follow("Ana Benítez")
    for option in tutor.page.get_by_role("radio", name="Está bien").all():
        option.check()
    tutor.click("Aprobar")
    tutor.sees("Aprobó la entrega. Se lo avisamos a la persona.")


def receives_the_credential(her: Visitor) -> None:
    her.go(f"/es/cursos/{SLUG}/completado/")
    link = her.page.get_by_role("link", name="Ver mi credencial")
    end = time.monotonic() + 20
    while link.count() == 0 and time.monotonic() < end:
        time.sleep(0.3)
        her.page.reload()
    her.follow("Ver mi credencial")
    her.title_is("Pongo precio")
