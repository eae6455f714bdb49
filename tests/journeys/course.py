"""What a learner who studied knows: the shipped course, its lessons and its right answers."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from cursos.catalogo.commands import SHIPPED
from cursos.paquetes.check import load

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from cursos.paquetes.package import Paquete
    from tests.journeys.browser import Visitor

SLUG = "preferencias-arancelarias"
PATH = f"cursos/{SLUG}"


@cache
def package() -> Paquete:
    return load(SHIPPED / SLUG)


def lessons() -> list[str]:
    """Return the keys of the lessons, in order."""
    return [leccion.clave for leccion in package().lecciones]


def question(text: str, lang: str) -> Any:
    """Return the question that says this."""
    words = text.split()
    found = [q for q in package().todas if getattr(q.enunciado, lang).split() == words]
    assert found, f"no question says {text!r} in {lang}"
    return found[0]


def practice(lesson: str, tipo: str = "opcion") -> Any:
    """Return a practice question of the lesson."""
    wanted = (q for q in package().todas if q.leccion == lesson and q.tipo == tipo)
    return next(q for q in wanted if q.uso == "practica")


def answer(where: Locator, asked: Any, lang: str, *, right: bool = True) -> None:
    """Answer a question inside `where` (a page's main part, or the form of a practice question)."""
    if asked.tipo == "numerica":
        number = asked.respuesta if right else asked.respuesta + 1_000
        written = f"{number:g}".replace(".", ",")
        where.get_by_role("textbox", name=getattr(asked.enunciado, lang)).fill(written)
        return
    role: Any = "radio" if asked.tipo == "opcion" else "checkbox"
    for option in asked.opciones:
        box = where.get_by_role(role, name=getattr(option.texto, lang), exact=True)
        if option.correcta == right:
            box.check()
            if role == "radio":
                return
        elif role == "checkbox":
            box.uncheck()


def read_lessons(visitor: Visitor, count: int) -> None:
    """Read and mark as done the next `count` lessons; the page leads from one to the next."""
    for _ in range(count):
        visitor.click("Marcar como hecha y seguir")


def take_quiz(visitor: Visitor, *, switch_at: int = 0) -> None:
    """Answer every question rightly up to the review page; change language before one of them."""
    quiz = package().curso.evaluacion
    assert quiz is not None
    total = quiz.preguntas
    for number in range(1, total + 1):
        if number == switch_at:
            visitor.switch_language()
        text = visitor.page.get_by_role("heading", level=1).inner_text()
        answer(visitor.main, question(text, visitor.lang), visitor.lang)
        visitor.click("Guardar y seguir" if number < total else "Guardar y revisar")
