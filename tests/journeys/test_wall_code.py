"""Journey 12: a code on the wall, one seat, a waiting list; a list that is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.journeys import course

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.journeys.browser import Visitor

HOME = "/es/camara/camara-litoral/cohortes/"


def opens(carla: Visitor, name: str) -> tuple[str, str]:
    """Open a cohort of one seat with a code; return the addresses of the cohort and of the code."""
    carla.go(f"{HOME}nueva/")
    carla.choose("Curso", course.package().curso.titulo.es)
    carla.fill("Nombre de la cohorte", name)
    carla.fill("Empieza el", "2027-03-01")
    carla.fill("Cierra el", "2027-06-30")
    carla.fill("Lugares", "1")
    carla.click("Crear y cargar personas")
    cohort = carla.path.split("cargar/")[0]
    carla.go(f"{cohort}codigo/")
    carla.click("Abrir con un código")
    code = carla.page.locator(".papel__codigo").inner_text()
    assert carla.download("Bajar el cartel (PDF)").startswith(b"%PDF")
    return cohort, f"/unirse/{code}/"


def presses(persona: Visitor, name: str) -> None:
    """Press a button whose answer is another page, and look at that one."""
    here = persona.page.url
    persona.page.get_by_role("button", name=persona.say(name)).first.click()
    persona.page.wait_for_url(lambda url: url != here)
    persona.page.wait_for_load_state()
    persona.check()


def joins(persona: Visitor, lang: str, address: str) -> None:
    persona.go(f"/{lang}{address}")
    presses(persona, "Unirme al curso")


def test_the_second_one_at_the_wall_waits_until_the_first_one_leaves(
    enter: Callable[..., Visitor], width: str
) -> None:
    carla = enter("camara")
    cohort, address = opens(carla, f"Feria {width}")
    ana, bruno = enter("emprendedora"), enter("autor", "pt")
    joins(ana, "es", address)
    bruno.go(f"/pt{address}")
    bruno.sees("No quedan lugares para usted ahora")
    presses(bruno, "Anotarme en la lista de espera")
    carla.go(cohort)
    carla.sees("1 de 1 lugares")
    ana.go(f"/es/cuenta/cohortes/{cohort.rstrip('/').rsplit('/', 1)[-1]}/")
    presses(ana, "Salir de la cohorte")
    carla.go(f"{cohort}personas/")
    expect(carla.main.get_by_text("Bruno Tavares").first).to_be_visible()
    carla.check()


def test_a_list_is_taken_back_within_a_day(enter: Callable[..., Visitor], width: str) -> None:
    carla = enter("camara")
    cohort, _address = opens(carla, f"Prueba {width}")
    carla.go(f"{cohort}cargar/")
    tag = width.split("x", maxsplit=1)[0]
    carla.fill("Pegue aquí la lista", f"Nombre;Correo\nLuz Peña;luz.{tag}@escala.test\n")
    carla.click("Seguir")
    carla.click("Leer la lista")
    carla.click("Inscribir 1 persona")
    carla.title_is("Lista inscrita")
    carla.click("Deshacer esta lista")
    carla.title_is("Lista deshecha")
    carla.go(cohort)
    carla.sees("0 de 1 lugares")
