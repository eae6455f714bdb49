"""Without a signal: read, practise, be tested; what was answered leaves once, when it returns."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.installation import PASSWORD, Installation
from tests.journeys import course
from tests.journeys.browser import Visitor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Locator

LESSON = f"/es/{course.PATH}/"
KEPT = "/es/sin-conexion/"
READY = "() => navigator.serviceWorker.controller !== null"


@pytest.fixture(scope="module")
def place(
    tmp_path_factory: pytest.TempPathFactory, make_database: Callable[[str], str]
) -> Installation:
    """An installation of its own: its server is killed and started again."""
    found = Installation(tmp_path_factory.mktemp("sin-senal"), make_database("sin_senal"))
    found.flask("preparar", "--demo")
    return found


@pytest.fixture
def width() -> str:
    return "360x640"


@contextmanager
def phone(browser: Browser, place: Installation, who: str = "emprendedora") -> Iterator[Visitor]:
    """A browser where a person has signed in and the service worker looks after the pages."""
    one = Visitor(browser, place.base_url, "360x640")
    if who:
        one.sign_in(f"{who}@escala.test", PASSWORD)
    one.page.wait_for_function(READY)
    yield one
    one.close()


def lesson_path(n: int = 0) -> str:
    return f"{LESSON}{course.lessons()[n]}/"


def save_course(one: Visitor) -> None:
    one.go(LESSON)
    box = one.page.locator(f'[data-id="es/{course.SLUG}"]')
    box.get_by_role("button", name="Guardar").click()
    expect(box.get_by_text("Guardado en este teléfono.")).to_be_visible(timeout=30_000)


def practise(one: Visitor, n: int = 0, *, right: bool = True) -> Locator:
    """Answer the practice question of the n-th lesson."""
    asked = course.practice(course.lessons()[n])
    form = one.page.locator("form").filter(has_text=asked.enunciado.es)
    course.answer(form, asked, "es", right=right)
    form.get_by_role("button", name=re.compile("^Responder")).click()
    one.page.wait_for_load_state()
    return form


def waiting(one: Visitor, n: int) -> None:
    words = "1 respuesta por enviar." if n == 1 else f"{n} respuestas por enviar."
    expect(one.page.get_by_text(words)).to_be_visible()


def nothing_waits(one: Visitor) -> None:
    one.page.goto(KEPT)
    expect(one.page.get_by_text("Cursos guardados")).to_be_visible()
    expect(one.page.locator('[data-lista="envios"] li')).to_have_count(0)


def test_a_saved_course_is_read_and_practised_with_the_network_cut(
    browser: Browser, place: Installation
) -> None:
    with place.serving(), phone(browser, place) as one:
        save_course(one)
        one.context.set_offline(True)
        one.page.goto(lesson_path(3))
        one.title_is(course.package().lecciones[3].es.cabecera.titulo)
        one.sees("Sin señal: está viendo lo guardado en este teléfono.")
        form = practise(one, 3)
        one.title_is(course.package().lecciones[3].es.cabecera.titulo)
        expect(form.get_by_text("Guardada en este teléfono.")).to_be_visible()
        waiting(one, 1)
        one.page.goto(lesson_path(4))
        practise(one, 4, right=False)
        waiting(one, 2)
        one.context.set_offline(False)
        one.sees("Se enviaron 2 respuestas.")
        one.page.goto(lesson_path(3))
        one.sees("Correcto")
        nothing_waits(one)


def test_an_address_that_was_never_seen_shows_what_is_kept(
    browser: Browser, place: Installation
) -> None:
    with place.serving(), phone(browser, place) as one:
        save_course(one)
        one.context.set_offline(True)
        one.page.goto("/es/consultores/")
        one.title_is("Lo guardado en este teléfono")
        one.sees("No hay señal y esta página no está guardada.")
        one.page.get_by_text("Lecciones", exact=True).first.click()
        one.page.get_by_role("link", name=course.package().lecciones[0].es.cabecera.titulo).click()
        one.title_is(course.package().lecciones[0].es.cabecera.titulo)


def test_the_server_dies_and_comes_back(browser: Browser, place: Installation) -> None:
    with place.serving() as server, phone(browser, place) as one:
        save_course(one)
        server.kill()
        server.wait()
        one.page.goto(lesson_path(5))
        practise(one, 5)
        waiting(one, 1)
        with place.serving():
            one.page.reload()
            one.sees("Se envió 1 respuesta.")
            nothing_waits(one)
