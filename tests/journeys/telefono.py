"""A phone that loses its signal: what the offline journeys do and look at."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.installation import PASSWORD, Installation
from tests.journeys import course
from tests.journeys.browser import Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

LESSON = f"/es/{course.PATH}/"
KEPT = "/es/sin-conexion/"
SEND = 20_000  # milliseconds: what waits is sent one by one
READY = "() => navigator.serviceWorker.controller !== null"


@contextmanager
def phone(browser: Browser, place: Installation, who: str = "emprendedora") -> Iterator[Visitor]:
    """A browser where a person has signed in and the service worker looks after the pages."""
    one = Visitor(browser, place.base_url, "360x640")
    sign_in(one.page, who)
    one.page.wait_for_function(READY)
    try:
        yield one
    except BaseException:
        one.context.close()
        raise
    one.close()


def sign_in(page: Page, who: str = "emprendedora") -> None:
    page.goto("/es/entrar/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Entrar")
    page.get_by_label("Correo electrónico").first.fill(f"{who}@escala.test")
    page.get_by_label("Clave").first.fill(PASSWORD)
    page.get_by_role("button", name="Entrar con la clave").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mi panel")


def end_session(browser: Browser, place: Installation) -> None:
    """End the person's session on every other device, from one more of theirs."""
    other = browser.new_context(base_url=place.base_url, service_workers="block")
    page = other.new_page()
    sign_in(page)
    page.goto("/es/cuenta/sesiones/")
    page.get_by_role("button", name="Cerrar todas menos esta").click()
    page.wait_for_load_state()
    other.close()


def sign_out(page: Page) -> None:
    page.locator("details.menu summary").click()
    page.get_by_role("button", name="Salir").click()


def lesson_path(n: int = 0) -> str:
    return f"{LESSON}{course.lessons()[n]}/"


def save_course(one: Visitor) -> None:
    one.page.goto(LESSON)
    box = one.page.locator(f'[data-id="es/{course.SLUG}"]')
    box.get_by_role("button", name="Guardar").click()
    expect(box.get_by_text("Guardado en este teléfono.")).to_be_visible(timeout=30_000)


def practise(page: Page, n: int = 0, *, right: bool = True) -> Locator:
    """Answer the practice question of the n-th lesson."""
    asked = course.practice(course.lessons()[n])
    form = page.locator("form").filter(has_text=asked.enunciado.es)
    course.answer(form, asked, "es", right=right)
    form.get_by_role("button", name=re.compile("^Responder")).click()
    page.wait_for_load_state()
    return form


def answer_offline(one: Visitor, n: int, *, right: bool = True) -> None:
    """Open a lesson with a signal, lose it, and answer its practice question."""
    one.page.goto(lesson_path(n))
    one.page.wait_for_function(KEPT_HERE)
    one.context.set_offline(True)
    practise(one.page, n, right=right)
    waiting(one.page, 1)


KEPT_HERE = "async () => Boolean(await caches.match(location.pathname, { ignoreVary: true }))"


def waiting(page: Page, n: int) -> None:
    words = "1 respuesta por enviar." if n == 1 else f"{n} respuestas por enviar."
    expect(page.get_by_text(words)).to_be_visible()


def sent(page: Page, n: int = 1) -> None:
    words = "Se envió 1 respuesta." if n == 1 else f"Se enviaron {n} respuestas."
    expect(page.get_by_text(words)).to_be_visible(timeout=SEND)


def nothing_waits(page: Page) -> None:
    page.goto(KEPT)
    expect(page.get_by_text("Cursos guardados")).to_be_visible()
    expect(page.locator('[data-lista="envios"] li')).to_have_count(0)


def in_worker(one: Visitor, script: str) -> object:
    """Run a script in the service worker: what happens there, no page can stage."""
    found: object = one.context.service_workers[0].evaluate(script)
    return found
