"""Journey 5: people find lessons, courses and consultants with the words they use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.journeys import course

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.journeys.browser import Visitor

SPANISH = ("arancel", "aranceles", "ARANCELES", "preferencia arancelaria")
PORTUGUESE = ("preferência tarifária", "certificação de origem", "certificacoes")
LOCALES = {"es": "es-UY", "pt": "pt-BR"}


def ask(person: Visitor, words: str, lang: str) -> None:
    """Type the words into the search form, as people do."""
    person.go(f"/{lang}/buscar")
    person.main.get_by_role("search").get_by_role("textbox").fill(words)
    person.click("Buscar", within=person.main)
    expect(person.page.get_by_role("status")).to_contain_text(words)


def kinds(person: Visitor) -> list[str]:
    return person.main.get_by_role("heading", level=2).all_inner_texts()


@pytest.mark.parametrize(
    ("lang", "words"),
    [*(("es", words) for words in SPANISH), *(("pt", words) for words in PORTUGUESE)],
)
def test_every_form_of_the_word_finds_and_marks(
    visitor: Callable[..., Visitor], lang: str, words: str
) -> None:
    person = visitor(locale=LOCALES[lang])
    ask(person, words, lang)
    found = kinds(person)
    assert str(person.say("Lecciones")) in found
    assert person.main.locator("mark").count() > 0


def test_courses_lessons_and_consultants_come_together(visitor: Callable[..., Visitor]) -> None:
    person = visitor()
    ask(person, "preferencia arancelaria", "es")
    assert {"Cursos", "Lecciones"} <= set(kinds(person))
    ask(person, "certificado de origen", "es")
    assert "Consultores" in kinds(person)


def test_what_is_found_can_be_opened(visitor: Callable[..., Visitor]) -> None:
    person = visitor(locale=LOCALES["pt"])
    ask(person, "preferências tarifárias", "pt")
    person.follow(course.package().curso.titulo.pt, within=person.main)
    person.title_is(course.package().curso.titulo.pt)


@pytest.mark.parametrize(
    ("lang", "wrong", "right"), [("es", "aransel", "arancel"), ("pt", "tarfa", "tarifa")]
)
def test_a_misspelling_suggests_the_word(
    visitor: Callable[..., Visitor], lang: str, wrong: str, right: str
) -> None:
    person = visitor(locale=LOCALES[lang])
    ask(person, wrong, lang)
    person.sees("Quizás quiso decir:")
    person.click(right, "link", within=person.main)
    assert person.main.locator("mark").count() > 0


@pytest.mark.parametrize("lang", ["es", "pt"])
def test_no_hit_says_what_to_try(visitor: Callable[..., Visitor], lang: str) -> None:
    person = visitor(locale=LOCALES[lang])
    ask(person, "xilofonista", lang)
    person.sees("Qué puede probar")
    person.follow("Pida ayuda a una persona.")
