"""Pages that no journey passes: every component, errors, account, staff; light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.journeys import course

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.journeys.browser import Visitor

OPEN = (
    "", "_componentes", "ayuda/", "privacidad/", "accesibilidad/", "clave/", "invitacion/",
    "cursos/", f"{course.PATH}/", f"{course.PATH}/evaluacion/", f"{course.PATH}/discusion/",
    "consultores/",
    "consultores/filtros/?area=ORI", "consultores/comparar/?comparar=diego-restrepo",
    "consultores/?q=xilofonista", "buscar?q=arancel", "credenciales/no-existe/", "nada/",
)  # fmt: skip
PRIVATE = {
    "emprendedora": (
        "panel/", "cuenta/", "cuenta/clave/", "cuenta/correo/", "cuenta/privacidad/",
        "cuenta/sesiones/", "cuenta/cerrar/", "cuenta/credenciales/", "asistencia/",
        "consultores/postular/", "cuenta/novedades/",
    ),
    "camara": (
        "panel/", "camara/camara-litoral/cohortes/", "camara/camara-litoral/cohortes/nueva/",
    ),
    "consultor": ("panel/", "asistencia/?papel=consultor"),
    "administracion": (
        "administracion/", "administracion/personas/", "administracion/auditoria/",
        "administracion/auditoria/?accion=emisor.autorizar",
        "administracion/organizaciones/", "administracion/cohortes/", "administracion/solicitudes/",
        "administracion/credenciales/emitir/",
    ),
    "contraparte": ("panel/", "administracion/", "administracion/consultores/"),
}  # fmt: skip
# Every component in the dark, and the pages that people see first.
DARK = ("", "_componentes", f"{course.PATH}/", "entrar/", "alta/")


def visit(person: Visitor, path: str) -> None:
    """Open the page in both languages; each is looked at."""
    person.page.goto(f"/es/{path}")
    person.check()


@pytest.mark.parametrize("path", OPEN)
def test_an_open_page_is_sound(visitor: Callable[..., Visitor], path: str) -> None:
    visit(visitor(), path)


@pytest.mark.parametrize("path", DARK)
def test_a_page_is_sound_in_the_dark(visitor: Callable[..., Visitor], path: str) -> None:
    visit(visitor(scheme="dark"), path)


@pytest.mark.parametrize("who", PRIVATE)
def test_the_pages_of_a_person_are_sound(enter: Callable[..., Visitor], who: str) -> None:
    person = enter(who)
    for path in PRIVATE[who]:
        visit(person, path)


def test_a_refused_form_says_what_to_do(visitor: Callable[..., Visitor]) -> None:
    person = visitor(locale="pt-BR")
    person.go("/pt/alta/")
    person.click("Continuar")
    person.sees("Escriba su nombre y apellido.")
    assert person.page.title().startswith(str(person.say("Error:")))
