"""Journey 2: a chamber enrols forty people from a list and follows each of them."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.journeys import course
from tests.journeys.conftest import text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.journeys.browser import Visitor
    from tests.journeys.conftest import Site

HOME = "/es/camara/camara-litoral/cohortes/"
HEADER = ("Nombre y apellido", "Correo electrónico", "Teléfono", "Empresa", "País", "Idioma")
KNOWN = (
    ("Ana Benítez", "emprendedora"),
    ("Bruno Tavares", "autor"),
    ("Diego Restrepo", "consultor"),
)


def forty_people(width: str) -> list[tuple[str, ...]]:
    """Three users, ten without e-mail, two wrong rows, and twenty-five to invite."""
    tag = width.split("x", maxsplit=1)[0]
    users = [(name, f"{who}@escala.test", "", "", "", "") for name, who in KNOWN]
    phones = [
        (
            f"Noemí Peña Acuña {n}",
            "",
            f"+598 99 {tag[:3]} {100 + n}",
            "Quesos La Cañada",
            "UY",
            "es",
        )
        for n in range(10)
    ]
    wrong = [
        ("Raúl Ibáñez", "raul arroba correo", "", "", "UY", ""),
        ("Ximena Duarte", "", "", "", "", ""),
    ]
    invited = [
        (
            f"João Gonçalves {n}",
            f"joao.{tag}.{n}@escala.test",
            "",
            "Móveis Pinheiro; Ltda",
            "Brasil",
            "pt",
        )
        for n in range(25)
    ]
    return [*users, *phones, *wrong, *invited]


def pasted(rows: list[tuple[str, ...]]) -> str:
    """As a spreadsheet copies its cells."""
    return "\n".join("\t".join(row) for row in (HEADER, *rows))


def saved_by_excel(rows: list[tuple[str, ...]]) -> bytes:
    """Semicolons and Windows' own letters, as Excel saves a CSV in these countries."""
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([HEADER, *rows])
    return out.getvalue().encode("cp1252")


def test_a_chamber_enrols_a_list_and_follows_it(
    enter: Callable[..., Visitor], site: Site, width: str
) -> None:
    carla = enter("camara")
    creates(carla, f"Alimentos {width}")
    cohort = loads(carla, width)
    confirms(carla)
    carla.go(cohort)
    follows(carla)
    meets(carla, cohort)
    reports(carla, cohort)
    invited = site.wait_for_mail(f"joao.{width.split('x', maxsplit=1)[0]}.7@escala.test")
    assert invited["Content-Language"] == "pt"
    assert "/pt/invitacion/" in text_of(invited)


def creates(carla: Visitor, name: str) -> None:
    carla.go(HOME)
    carla.follow("Crear una cohorte")
    carla.choose("Curso", course.package().curso.titulo.es)
    carla.fill("Nombre de la cohorte", name)
    carla.fill("Empieza el", "2027-03-01")
    carla.fill("Cierra el", "2027-06-30")
    carla.fill("Lugares", "60")
    carla.click("Crear y cargar personas")
    carla.title_is("Cargar personas")


def loads(carla: Visitor, width: str) -> str:
    """Paste on the phone, upload at the desk; return the address of the cohort."""
    if width == "360x640":
        carla.fill("Pegue aquí la lista", pasted(forty_people(width)))
    else:
        content = saved_by_excel(forty_people(width))
        file = {"name": "lista.csv", "mimeType": "text/csv", "buffer": content}
        chosen = carla.page.get_by_label("O elija un archivo de Excel, LibreOffice o CSV")
        chosen.set_input_files(file)  # type: ignore[arg-type]
    carla.click("Seguir")
    carla.title_is("Qué dice cada columna")
    carla.sees("Para reconocer a cada persona")
    carla.click("Leer la lista")
    carla.title_is("Revisar la lista")
    return carla.path.split("listas/")[0]


def confirms(carla: Visitor) -> None:
    carla.sees("Filas con error")
    carla.sees("raul arroba correo")
    carla.sees("Ximena Duarte")
    carla.sees("3 personas ya tienen cuenta: quedan inscritas y les avisamos por correo.")
    carla.sees("25 personas reciben una invitación por correo.")
    carla.click("Inscribir 38 personas")
    carla.title_is("Lista inscrita")
    carla.sees("38 personas nuevas")


def follows(carla: Visitor) -> None:
    """Numbers that lead to people, each with progress; the same as a file."""
    carla.sees("38 de 60 lugares")
    carla.follow(
        "Personas", within=carla.page.get_by_role("navigation", name="Páginas de la cohorte")
    )
    ana = carla.main.get_by_role("row").filter(has_text="Ana Benítez")
    expect(ana).to_contain_text(f"de {len(course.lessons())}")
    text = carla.download("Bajar en CSV").decode("utf-8-sig")
    rows = list(
        csv.reader(io.StringIO(text), delimiter=";" if ";" in text.splitlines()[0] else ",")
    )
    assert len(rows) == 1 + 38
    assert any("Ana Benítez" in cell for row in rows for cell in row)


def meets(carla: Visitor, cohort: str) -> None:
    """Set a meeting, then tick who came."""
    carla.go(f"{cohort}encuentros/nuevo/")
    carla.fill("Título", "Primer encuentro")
    carla.fill("Día", "2027-03-05")
    carla.fill("Hora en que empieza", "15:00")
    carla.fill("Lugar del encuentro", "Sede de la cámara")
    carla.click("Agendar e invitar")
    carla.title_is("Primer encuentro")
    carla.page.get_by_label("Ana Benítez").check()
    carla.click("Guardar la asistencia")
    carla.sees("Asistieron 1 de 38 personas.")


def reports(carla: Visitor, cohort: str) -> None:
    """The donor's report, on the page and on paper."""
    carla.go(f"{cohort}informe/")
    carla.sees("menos de 5")
    assert carla.download("Bajar en PDF").startswith(b"%PDF")


def test_another_chambers_cohort_is_not_there(enter: Callable[..., Visitor]) -> None:
    patricia, carla = enter("otra-camara", "pt"), enter("camara")
    patricia.go("/pt/camara/camara-serra-gaucha/cohortes/")
    link = patricia.main.get_by_role("link", name="Turma Serra Gaúcha 2026").first
    path = link.get_attribute("href") or ""
    assert "/cohortes/" in path
    for hidden in (
        path,
        f"{path}cargar/",
        f"{path}avance.csv",
        "/pt/camara/camara-serra-gaucha/cohortes/",
    ):
        answer = carla.page.goto(hidden)
        assert answer
        assert answer.status == 404, hidden
        carla.check()
