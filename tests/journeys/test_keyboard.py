"""Journey 1 with the keyboard alone: nothing needs a finger or a mouse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.journeys import course

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator

    from tests.journeys.browser import Visitor

FARTHEST = 250  # presses of Tab to anything on a page
# Where the focus is: is it the element wanted, can it be seen, does it look focused?
FOCUS = """wanted => {
  const e = document.activeElement, style = getComputedStyle(e);
  const box = e.getClientRects()[0] || e.getBoundingClientRect(); // a link may run over two lines
  const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  const label = e.closest('label');
  return {
    there: e === wanted,
    what: e.outerHTML.slice(0, 120),
    seen: e === document.body || !!top && (e.contains(top) || !!label && label.contains(top)),
    marked: e === document.body || style.outlineStyle !== 'none' || style.boxShadow !== 'none',
  };
}"""
LABEL = "e => e.labels[0].textContent.trim().replace(/\\s+/g, ' ')"


@dataclass
class Keyboard:
    """A visitor without a pointer."""

    visitor: Visitor

    def reach(self, wanted: Locator) -> None:
        """Press Tab up to an element. No stop on the way may hide under a bar or look as usual."""
        for _ in range(FARTHEST):
            self.visitor.page.keyboard.press("Tab")
            focus: dict[str, Any] = wanted.evaluate(FOCUS)
            assert focus["seen"], f"the focus is covered: {focus['what']}"
            assert focus["marked"], f"the focus does not show: {focus['what']}"
            if focus["there"]:
                return
        message = f"Tab never arrives at {wanted}"
        raise AssertionError(message)

    def press(self, name: str, *, within: Locator | None = None) -> None:
        """Reach a button and press it."""
        place = within or self.visitor.page
        self.reach(place.get_by_role("button", name=self.visitor.say(name)).first)
        with self.visitor.page.expect_navigation():
            self.visitor.page.keyboard.press("Enter")
        self.visitor.check()

    def press_in_place(self, name: str, *, within: Locator) -> None:
        """Reach a button whose press changes a part of the page, and look at that."""
        self.reach(within.get_by_role("button", name=self.visitor.say(name)).first)
        with self.visitor.page.expect_response(lambda r: r.request.method == "POST"):
            self.visitor.page.keyboard.press("Enter")

    def answer(self, where: Locator, asked: Any) -> None:
        """Answer a question rightly, in Spanish."""
        if asked.tipo in {"opcion", "verdadero"}:
            self._choose(
                where, next(text for text, wanted in course.choices(asked, "es") if wanted)
            )
        elif asked.tipo == "multiple":
            for box in where.get_by_role("checkbox").all():
                self.reach(box)
                if dict(course.choices(asked, "es"))[_label(box)]:
                    self.visitor.page.keyboard.press("Space")
        elif asked.tipo in {"numerica", "calculada", "texto"}:
            self.reach(where.get_by_role("textbox").first)
            self.visitor.page.keyboard.type(course.typed(where, asked, "es"))
        else:
            wanted = dict(course.parts(asked, "es"))
            for place in where.get_by_role("combobox").all():
                self.reach(place)
                self._list(place, wanted[place.evaluate(LABEL)])

    def _choose(self, where: Locator, text: str) -> None:
        self.reach(where.get_by_role("radio").first)
        self.visitor.page.keyboard.press("Space")
        while not where.get_by_role("radio", name=text, exact=True).is_checked():
            self.visitor.page.keyboard.press("ArrowDown")

    def _list(self, place: Locator, text: str) -> None:
        """Go down the list to an option."""
        options = [" ".join(o.split()) for o in place.locator("option").all_inner_texts()]
        for _ in range(options.index(text)):
            self.visitor.page.keyboard.press("ArrowDown")


def _label(box: Locator) -> str:
    return " ".join(box.locator("xpath=..").inner_text().split())


@pytest.mark.parametrize("width", ["360x640"])
def test_the_course_is_taken_with_the_keyboard_alone(enter: Callable[..., Visitor]) -> None:
    carla = enter("camara")
    keys = Keyboard(carla)
    carla.go(f"/es/{course.PATH}/")
    keys.press("Inscribirme y empezar")
    practises(keys)
    for _ in course.lessons():
        keys.press("Marcar como hecha y seguir")
    carla.go(f"/es/{course.PATH}/evaluacion/")
    keys.press("Empezar la evaluación")
    takes_the_quiz(keys)
    carla.title_is("Revise sus respuestas")
    keys.press("Entregar mis respuestas")
    carla.title_is("Aprobó la evaluación")


def practises(keys: Keyboard) -> None:
    asked = course.practice(course.lessons()[0])
    form = keys.visitor.page.locator("form").filter(has_text=asked.enunciado.es)
    keys.answer(form, asked)
    keys.press_in_place("Responder", within=form)
    heading = keys.visitor.page.get_by_role("heading", name="Correcto")
    expect(heading).to_be_focused()
    keys.visitor.check()


def takes_the_quiz(keys: Keyboard) -> None:
    quiz = course.package().curso.evaluacion
    assert quiz is not None
    for number in range(1, quiz.preguntas + 1):
        text = keys.visitor.page.get_by_role("heading", level=1).inner_text()
        act = "Guardar y seguir" if number < quiz.preguntas else "Guardar y revisar"
        expect(keys.visitor.page.get_by_role("button", name=act)).to_be_in_viewport(ratio=1)
        keys.answer(keys.visitor.main, course.question(text, "es"))
        keys.press(act)
