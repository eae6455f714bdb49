"""Journey 1 with the keyboard alone: nothing needs a finger or a mouse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

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

    def answer(self, where: Locator, asked: Any) -> None:
        """Answer a question rightly, in Spanish."""
        keyboard = self.visitor.page.keyboard
        if asked.tipo == "numerica":
            self.reach(where.get_by_role("textbox", name=asked.enunciado.es))
            keyboard.type(f"{asked.respuesta:g}".replace(".", ","))
        elif asked.tipo == "opcion":
            radios = where.get_by_role("radio")
            right = next(o for o in asked.opciones if o.correcta)
            wanted = where.get_by_role("radio", name=right.texto.es, exact=True)
            self.reach(radios.first)
            keyboard.press("Space")
            while not wanted.is_checked():
                keyboard.press("ArrowDown")
        else:
            boxes = where.get_by_role("checkbox").all()
            right_ones = {o.texto.es for o in asked.opciones if o.correcta}
            for box in boxes:
                self.reach(box)
                if " ".join(box.locator("xpath=..").inner_text().split()) in right_ones:
                    keyboard.press("Space")


@pytest.mark.parametrize("width", ["360x640"])
def test_the_course_is_taken_with_the_keyboard_alone(enter: Callable[..., Visitor]) -> None:
    gael = enter("contraparte")
    keys = Keyboard(gael)
    gael.go(f"/es/{course.PATH}/")
    keys.press("Inscribirme y empezar")
    practises(keys)
    for _ in course.lessons():
        keys.press("Marcar como hecha y seguir")
    gael.go(f"/es/{course.PATH}/evaluacion/")
    keys.press("Empezar la evaluación")
    takes_the_quiz(keys)
    gael.title_is("Revise sus respuestas")
    keys.press("Entregar mis respuestas")
    gael.title_is("Aprobó la evaluación")


def practises(keys: Keyboard) -> None:
    asked = course.practice(course.lessons()[0])
    form = keys.visitor.page.locator("form").filter(has_text=asked.enunciado.es)
    keys.answer(form, asked)
    keys.press("Responder", within=form)
    keys.visitor.sees("Correcto")


def takes_the_quiz(keys: Keyboard) -> None:
    quiz = course.package().curso.evaluacion
    assert quiz is not None
    for number in range(1, quiz.preguntas + 1):
        text = keys.visitor.page.get_by_role("heading", level=1).inner_text()
        keys.answer(keys.visitor.main, course.question(text, "es"))
        keys.press("Guardar y seguir" if number < quiz.preguntas else "Guardar y revisar")
