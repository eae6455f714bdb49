"""What a learner who studied knows: the shipped course, its lessons and its right answers."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from cursos.catalogo.commands import SHIPPED
from cursos.paquetes.check import load
from cursos.preguntas import tipos, verdadero

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from cursos.paquetes.package import Paquete
    from tests.journeys.browser import Visitor

SLUG = "preferencias-arancelarias"
PATH = f"cursos/{SLUG}"


@cache
def package(slug: str = SLUG) -> Paquete:
    return load(SHIPPED / slug)


def lessons() -> list[str]:
    """Return the keys of the lessons, in order."""
    return [leccion.clave for leccion in package().lecciones]


def question(text: str, lang: str, slug: str = SLUG) -> Any:
    """Return the question that says this; a computed one says its own numbers."""
    found = [q for q in package(slug).todas if said(q, lang).fullmatch(" ".join(text.split()))]
    assert found, f"no question says {text!r} in {lang}"
    return found[0]


def said(asked: Any, lang: str) -> re.Pattern[str]:
    """Return what the page of a question says, with a group for each of its numbers."""
    words = re.escape(" ".join(getattr(asked.enunciado, lang).split()))
    if asked.tipo != "calculada":
        return re.compile(words)
    return re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>[\\d.,]+)", words.replace(r"\_", "_")))


def practice(lesson: str, tipo: str = "opcion") -> Any:
    """Return a practice question of the lesson."""
    wanted = (q for q in package().todas if q.leccion == lesson and q.tipo == tipo)
    return next(q for q in wanted if q.uso == "practica")


def answer(where: Locator, asked: Any, lang: str, *, right: bool = True) -> None:
    """Answer a question inside `where` (a page's main part, or the form of a practice question)."""
    if asked.tipo in {"opcion", "multiple", "verdadero"}:
        role: Any = "checkbox" if asked.tipo == "multiple" else "radio"
        for name, wanted in choices(asked, lang, right=right):
            box = where.get_by_role(role, name=name, exact=True)
            if wanted:
                box.check()
            elif role == "checkbox":
                box.uncheck()
    elif asked.tipo in {"numerica", "calculada", "texto"}:
        where.get_by_role("textbox").first.fill(typed(where, asked, lang, right=right))
    elif asked.tipo == "completar":
        fill_gaps(where, asked, lang, right=right)
    else:
        found = parts(asked, lang)
        chosen = [choice for _, choice in found]
        if not right:  # each line takes what belongs to another one
            chosen = [next(c for c in chosen[::-1] if c != own) for own in chosen]
            chosen = chosen if asked.tipo != "ordenar" else [c for _, c in found][::-1]
        for (label, _), choice in zip(found, chosen, strict=True):
            where.get_by_label(label, exact=True).select_option(label=choice)


def fill_gaps(where: Locator, asked: Any, lang: str, *, right: bool) -> None:
    """Fill the gaps of a sentence in their order."""
    gaps = {hueco.clave: hueco for hueco in asked.huecos}
    order = [key for key in re.findall(r"\[(\w+)\]", getattr(asked.texto, lang)) if key in gaps]
    for key, field in zip(order, where.locator(".huecos :is(select, input)").all(), strict=True):
        if gaps[key].opciones:
            kept = next(o for o in gaps[key].opciones if o.correcta == right)
            field.select_option(label=getattr(kept.texto, lang))
        else:
            field.fill(getattr(gaps[key].respuestas[0], lang) if right else "xyz")


def choices(asked: Any, lang: str, *, right: bool = True) -> list[tuple[str, bool]]:
    """Return each option by its text, and whether to choose it; of radios, one."""
    if asked.tipo == "verdadero":
        said = {c: asked.correcta == (c == "verdadero") for c in verdadero.PALABRAS}
        return [(verdadero.PALABRAS[c][lang], said[c] == right) for c in said]
    found = [(getattr(o.texto, lang), o.correcta == right) for o in asked.opciones]
    if asked.tipo == "multiple":
        return found
    chosen = next(text for text, wanted in found if wanted)
    return [(text, text == chosen) for text, _ in found]


def typed(where: Locator, asked: Any, lang: str, *, right: bool = True) -> str:
    """Return what to type; a computed question says its numbers in `where`."""
    if asked.tipo == "texto":
        return str(getattr(asked.respuestas[0], lang)) if right else "xyz"
    if not right:
        return "987654"
    if asked.tipo == "numerica":
        return f"{asked.respuesta:g}".replace(".", ",")
    text = " ".join(where.locator(".pregunta__enunciado").inner_text().split())
    shown = said(asked, lang).fullmatch(text)
    assert shown, text
    values = {n: v.replace(".", "").replace(",", ".") for n, v in shown.groupdict().items()}
    return tipos.correcta("calculada", asked.datos(), {"valores": values})[0]


def parts(asked: Any, lang: str) -> list[tuple[str, str]]:
    """Return the right choice for each part of a question, by its label."""
    if asked.tipo == "emparejar":
        found = [(p.izquierda, getattr(p.derecha, lang)) for p in asked.pares]
    elif asked.tipo == "ordenar":
        found = [(e.texto, str(n)) for n, e in enumerate(asked.elementos, 1)]
    else:
        assert asked.tipo == "clasificar", f"{asked.tipo}: say how to answer it"
        names = {c.clave: getattr(c.texto, lang) for c in asked.categorias}
        found = [(e.texto, names[e.categoria]) for e in asked.elementos]
    return [(getattr(label, lang), choice) for label, choice in found]


def read_lessons(visitor: Visitor, count: int) -> None:
    """Read and mark as done the next `count` lessons; the page leads from one to the next."""
    for _ in range(count):
        visitor.click("Marcar como hecha y seguir")


def take_quiz(
    visitor: Visitor, slug: str = SLUG, *, switch_at: int = 0, right: bool = True
) -> None:
    """Answer every question up to the review page; change language before one of them."""
    quiz = package(slug).curso.evaluacion
    assert quiz is not None
    total = quiz.preguntas
    for number in range(1, total + 1):
        if number == switch_at:
            visitor.switch_language()
        text = visitor.page.get_by_role("heading", level=1).inner_text()
        answer(visitor.main, question(text, visitor.lang, slug), visitor.lang, right=right)
        visitor.click("Guardar y seguir" if number < total else "Guardar y revisar")
