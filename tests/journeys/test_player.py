"""The player around a lesson: where one stopped, words explained, letters, the foot."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.journeys import course

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Route

    from tests.journeys.browser import Visitor

CURSO = "/es/cursos/preferencias-arancelarias/"
LECCION = f"{CURSO}ahorro-en-dinero/"
PHONE = pytest.mark.parametrize("width", ["360x640"])
BOTH = pytest.mark.parametrize(
    ("width", "javascript"),
    [("360x640", True), ("360x640", False)],
    ids=["with-javascript", "without"],
)
THUMB = 44  # CSS pixels


@PHONE
def test_the_place_is_kept_for_the_next_device(enter: Callable[..., Visitor], width: str) -> None:
    her = enter("emprendedora")
    her.go(LECCION)
    with her.page.expect_response("**/lugar"):
        her.page.locator(".leccion h2").nth(1).evaluate("e => e.scrollIntoView()")
    expect(her.page.locator("[data-lugar]")).to_have_text(re.compile(r"Guardado \d\d:\d\d"))
    other = enter("emprendedora")
    other.go(f"{CURSO}continuar/")
    assert other.path == LECCION
    place = other.page.url.split("#")[1]
    expect(other.page.locator(f"[id='{place}']")).to_be_in_viewport()
    other.sees("Seguir donde quedó")


@BOTH
def test_a_word_is_explained(
    visitor: Callable[..., Visitor], width: str, *, javascript: bool
) -> None:
    him = visitor(javascript=javascript)
    him.go(LECCION)
    word = him.page.locator(".termino").first
    # The warning of a false friend, if there is one, is a line of its own.
    explained = (word.get_attribute("data-termino") or "").splitlines()[0]
    word.focus()
    him.page.keyboard.press("Enter")
    if javascript:
        expect(him.page.get_by_text(explained)).to_be_visible()
        him.page.keyboard.press("Enter")
        expect(him.page.get_by_text(explained)).to_be_hidden()
    else:
        him.title_is("Glosario")
        expect(him.page.get_by_text(explained).first).to_be_in_viewport()


@BOTH
def test_a_visitor_reads_with_larger_letters(
    visitor: Callable[..., Visitor], width: str, *, javascript: bool
) -> None:
    him = visitor(javascript=javascript)
    him.go(LECCION)
    him.page.get_by_text("Letra y datos").click()
    him.pick("Muy grande")
    him.click("Guardar")
    expect(him.page.locator(".lectura--mayor")).to_be_visible()
    him.go(f"{CURSO}la-formula/")
    expect(him.page.locator(".lectura--mayor")).to_be_visible()


@BOTH
def test_the_way_on_is_under_the_thumb(
    enter: Callable[..., Visitor], width: str, *, javascript: bool
) -> None:
    her = enter("emprendedora", javascript=javascript)
    her.go(LECCION)
    back = her.page.get_by_role("link", name=re.compile("^Anterior")).last
    for act in (back, her.page.get_by_role("button", name="Marcar como hecha y seguir")):
        expect(act).to_be_in_viewport()
        box = act.bounding_box()
        assert box is not None
        assert box["height"] >= THUMB
        assert box["y"] > 320  # in the lower half


@PHONE
def test_a_note_is_kept_and_found(enter: Callable[..., Visitor], width: str) -> None:
    her = enter("emprendedora", javascript=False)
    her.go(LECCION)
    her.page.get_by_text("Mi nota").first.click()
    her.fill("Lo que quiero recordar", "Preguntar por el flete a Callao")
    her.click("Guardar la nota")
    her.sees("Su nota está guardada.")
    her.page.get_by_role("link", name="Todas mis notas del curso").click()
    her.check()
    her.sees("Preguntar por el flete a Callao")


@PHONE
def test_practice_is_answered_in_place_with_one_request(
    enter: Callable[..., Visitor], width: str
) -> None:
    her = enter("emprendedora")
    her.go(LECCION)
    asked = course.practice("ahorro-en-dinero")
    form = her.page.locator("form").filter(has_text=asked.enunciado.es)
    title, sent = her.page.title(), list[str]()
    her.page.on("request", lambda r: sent.append(f"{r.method} {r.resource_type}"))
    for right, word in ((False, "Todavía no"), (True, "Correcto")):
        sent.clear()
        course.answer(form, asked, "es", right=right)
        her.page.evaluate("window.same = true")
        form.get_by_role("button", name=re.compile("^Responder")).click()
        expect(her.page.get_by_role("heading", name=word)).to_be_focused()
        expect(her.page).to_have_title(f"{word}: {title}")
        assert sent == ["POST fetch"]
        assert her.page.evaluate("window.same")
    her.go(LECCION)
    her.sees("Correcto")


@PHONE
def test_practice_that_cannot_be_sent_in_place_goes_with_the_page(
    enter: Callable[..., Visitor], width: str
) -> None:
    """Whatever the script cannot do, the form does: here its request is lost on the way."""
    her = enter("emprendedora", service_workers="block")
    her.go(LECCION)
    asked = course.practice("ahorro-en-dinero")
    form = her.page.locator("form").filter(has_text=asked.enunciado.es)
    her.page.route(
        "**/practica/*",
        lambda r: r.abort() if r.request.resource_type == "fetch" else r.continue_(),
    )
    course.answer(form, asked, "es", right=True)
    form.get_by_role("button", name=re.compile("^Responder")).click()
    expect(her.page.get_by_role("heading", name="Correcto")).to_be_focused()
    assert her.path == LECCION


@PHONE
def test_a_slow_answer_says_that_it_waits_and_is_sent_once(
    enter: Callable[..., Visitor], width: str
) -> None:
    her = enter("emprendedora", service_workers="block")
    her.go(LECCION)
    asked = course.practice("ahorro-en-dinero")
    form = her.page.locator("form").filter(has_text=asked.enunciado.es)
    held: list[Route] = []
    her.page.route("**/practica/*", lambda r: held.append(r))  # noqa: PLW0108 — builtins are refused
    course.answer(form, asked, "es", right=True)
    press = form.get_by_role("button", name=re.compile("^Responder")).first
    press.click()
    expect(form.get_by_role("button", name="Guardando…")).to_be_visible()
    form.get_by_role("button", name="Guardando…").click()
    held[0].continue_()
    expect(her.page.get_by_role("heading", name="Correcto")).to_be_focused()
    expect(form.get_by_role("button", name="Responder otra vez")).to_be_visible()
    assert len(held) == 1
