"""The final test of each course: failed by wrong answers, passed by its key, in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cursos.catalogo.commands import shipped_folders
from tests.journeys import course

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.journeys.browser import Visitor

# The first course of the demonstration is taken whole, in test_learner.
OTHERS = [folder.name for folder in shipped_folders() if folder.name != course.SLUG]
LANGS = ["es", "pt"]


@pytest.mark.parametrize("width", ["360x640"])
@pytest.mark.parametrize("slug", OTHERS)
def test_a_test_is_failed_by_wrong_answers_and_passed_by_its_key(
    enter: Callable[..., Visitor], slug: str, width: str
) -> None:
    lang = LANGS[OTHERS.index(slug) % 2]
    her = enter("otra-camara", lang, javascript=False)
    takes(her, slug, right=False)
    her.title_is("Todavía no alcanza")
    takes(her, slug, right=True)
    her.title_is("Aprobó la evaluación")


def takes(her: Visitor, slug: str, *, right: bool) -> None:
    her.go(f"/{her.lang}/cursos/{slug}/evaluacion/")
    her.click("Empezar la evaluación")
    course.take_quiz(her, slug, right=right)
    her.click("Entregar mis respuestas")
