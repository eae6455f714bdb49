"""Without a signal: read, practise, be tested; what was answered leaves once, when it returns."""

from __future__ import annotations

import re
import signal
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.journeys import course
from tests.journeys.telefono import (
    KEPT,
    KEPT_HERE,
    LESSON,
    answer_offline,
    in_worker,
    lesson_path,
    nothing_waits,
    phone,
    practise,
    save_course,
    sent,
    waiting,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.installation import Installation
    from tests.journeys.browser import Visitor

TITLES = [leccion.es.cabecera.titulo for leccion in course.package().lecciones]
TESTED = "consultor"  # has begun nothing
KEPT_TITLE = "Lo guardado en este teléfono"
MB = 1024 * 1024
# Let the worker tell every page how things stand, and wait until this one has read it.
ASK = """() => new Promise((done) => {
  navigator.serviceWorker.addEventListener('message', () => done(true), { once: true });
  navigator.serviceWorker.ready.then(({ active }) => active.postMessage({ que: 'estado' }));
})"""
# What a phone keeps of a course, in bytes as they came.
SAVED = """async () => {
  let bytes = 0;
  for (const name of (await caches.keys()).filter((n) => n.startsWith('g-'))) {
    const cache = await caches.open(name);
    for (const key of await cache.keys()) {
      bytes += (await (await cache.match(key, { ignoreVary: true })).arrayBuffer()).byteLength;
    }
  }
  return bytes;
}"""

# The network that has just come back: twice it refuses, or it says nothing until it is given up.
REFUSE = """() => {
  const real = self.fetch;
  let left = 2;
  self.fetch = async (...asked) => {
    left -= 1;
    if (left >= 0) throw new TypeError('not yet');
    return real(...asked);
  };
}"""
SAY_NOTHING = """() => {
  const real = self.fetch;
  const timeout = AbortSignal.timeout;
  AbortSignal.timeout = () => timeout.call(AbortSignal, 300);
  self.fetch = (what, { signal }) => new Promise((done, fail) => {
    self.fetch = real;
    if (signal) signal.onabort = () => fail(signal.reason);
  });
}"""


def test_a_saved_course_is_read_and_practised_with_the_network_cut(
    browser: Browser, place: Installation
) -> None:
    with place.serving(), phone(browser, place) as one:
        save_course(one)
        one.context.set_offline(True)
        one.page.goto(lesson_path(3))
        one.title_is(TITLES[3])
        one.sees("Sin señal.")
        form = practise(one.page, 3)
        one.title_is(TITLES[3])
        expect(form.get_by_text("Guardada en este teléfono.")).to_be_visible()
        waiting(one.page, 1)
        one.page.goto(lesson_path(4))
        practise(one.page, 4, right=False)
        waiting(one.page, 2)
        one.context.set_offline(False)
        sent(one.page, 2)
        one.page.goto(lesson_path(3))
        one.sees("Correcto")
        nothing_waits(one.page)


@pytest.mark.parametrize("network", [REFUSE, SAY_NOTHING], ids=["refuses", "says nothing"])
def test_what_waits_is_sent_though_the_signal_fails_at_first(
    browser: Browser, place: Installation, network: str
) -> None:
    with place.serving(), phone(browser, place) as one:
        answer_offline(one, 2)
        in_worker(one, network)
        one.context.set_offline(False)
        sent(one.page)
        nothing_waits(one.page)


def test_a_course_of_ten_lessons_is_less_than_a_megabyte_and_as_heavy_as_said(
    browser: Browser, place: Installation
) -> None:
    with place.serving(), phone(browser, place) as one:
        save_course(one)
        found = one.page.evaluate(SAVED)
        box = one.page.locator(f'[data-id="es/{course.SLUG}"] .guardar__que').inner_text()
    said = int(box.rsplit(maxsplit=2)[1]) * 1000
    assert len(TITLES) >= 10
    assert found < MB
    assert found / said < 1.6
    assert said / found < 1.6


def test_an_address_that_was_never_seen_shows_what_is_kept(
    browser: Browser, place: Installation
) -> None:
    with place.serving(), phone(browser, place) as one:
        save_course(one)
        one.context.set_offline(True)
        one.page.goto("/es/consultores/")
        one.title_is(KEPT_TITLE)
        one.sees("No hay señal y esta página no está guardada.")
        one.page.get_by_text("Lecciones", exact=True).first.click()
        one.page.evaluate(ASK)
        lesson = one.page.get_by_role("link", name=TITLES[0])
        expect(lesson).to_be_visible()  # what was opened is not closed by news of the worker
        lesson.click()
        one.title_is(TITLES[0])


def test_what_cannot_wait_says_that_it_was_not_sent(browser: Browser, place: Installation) -> None:
    with place.serving(), phone(browser, place) as one:
        one.page.goto("/es/cuenta/")
        one.context.set_offline(True)
        one.page.get_by_role("button", name="Guardar").first.click()
        one.sees("Eso necesita señal y no se envió.")


def test_the_server_dies_and_comes_back(browser: Browser, place: Installation) -> None:
    with place.serving() as server, phone(browser, place) as one:
        save_course(one)
        server.kill()
        server.wait()
        one.page.goto(lesson_path(5))
        practise(one.page, 5)
        waiting(one.page, 1)
        with place.serving():
            one.page.reload()
            sent(one.page)
            nothing_waits(one.page)


def test_what_is_kept_opens_though_the_server_never_answers(
    browser: Browser, place: Installation
) -> None:
    with place.serving() as server, phone(browser, place) as one:
        one.page.goto(lesson_path(5))
        one.page.wait_for_function(KEPT_HERE)
        server.send_signal(signal.SIGSTOP)
        try:
            for path, title in ((KEPT, KEPT_TITLE), (lesson_path(5), TITLES[5])):
                one.page.goto(path)
                one.title_is(title)
        finally:
            server.send_signal(signal.SIGCONT)


def test_a_later_answer_of_another_device_stands_and_that_is_explained(
    browser: Browser, place: Installation
) -> None:
    with place.serving(), phone(browser, place) as one, phone(browser, place) as other:
        answer_offline(one, 2, right=False)
        other.page.goto(lesson_path(2))
        practise(other.page, 2)
        other.sees("Correcto")
        one.context.set_offline(False)
        one.sees("1 respuesta no se pudo usar.")
        one.page.get_by_role("link", name="Ver por qué").click()
        one.sees("Después respondió otra vez en otro dispositivo.")
        one.page.get_by_role("button", name="Entendido, quitar de la lista").click()
        nothing_waits(one.page)
        one.page.goto(lesson_path(2))
        one.sees("Correcto")


def begin_test(page: Page) -> int:
    """Begin the final test with a signal, and wait until the phone has all its pages."""
    page.goto(f"{LESSON}evaluacion/")
    page.get_by_role("button", name=re.compile("^(Empezar|Seguir)")).click()
    page.wait_for_function(
        """async () => {
          for (const name of await caches.keys()) {
            const keys = await (await caches.open(name)).keys();
            if (keys.some((k) => k.url.endsWith('/revisar/'))) return true;
          }
          return false;
        }"""
    )
    test = course.package().curso.evaluacion
    assert test is not None
    return test.preguntas


def answer_test(one: Visitor, first: int, last: int, total: int) -> None:
    for number in range(first, last + 1):
        one.sees("Pregunta %(n)s de %(total)s", n=number, total=total)
        text = one.page.get_by_role("heading", level=1).inner_text()
        course.answer(one.main, course.question(text, "es"), "es")
        one.page.get_by_role("button", name=re.compile("^Guardar y")).click()
        one.page.wait_for_load_state()


def test_a_test_is_answered_and_handed_in_without_a_signal(
    browser: Browser, place: Installation
) -> None:
    with place.serving(), phone(browser, place, TESTED) as one:
        total = begin_test(one.page)
        answer_test(one, 1, 2, total)
        one.context.set_offline(True)
        answer_test(one, 3, total, total)
        one.title_is("Revise sus respuestas")
        waiting(one.page, total - 2)
        expect(one.page.get_by_text("Respondida, por enviar.")).to_have_count(total - 2)
        one.page.get_by_role("button", name="Entregar mis respuestas").click()
        one.title_is(KEPT_TITLE)
        waiting(one.page, total - 1)
        one.context.set_offline(False)
        sent(one.page, total - 1)
        one.page.goto(f"{LESSON}evaluacion/")
        one.sees(re.compile("Ya aprobó con 100"))
