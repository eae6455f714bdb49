"""The test client really looks at the pages that it fetches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import client as module
from tests.client import check_page

if TYPE_CHECKING:
    from tests.client import CheckingClient

GOOD = (
    '<!doctype html><html lang="es"><head><meta charset="utf-8">'
    "<title>Cursos · Escala</title></head>"
    "<body><h1>Cursos</h1></body></html>"
)


def test_every_fetched_page_is_checked(
    client: CheckingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    monkeypatch.setattr(module, "check_page", lambda _html, path: seen.append(path))
    client.get("/es/cursos/")
    assert seen == ["/es/cursos/"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<h1>Cursos</h1>", "<p>Cursos</p>"),
        ("<title>Cursos", "<title>Otra cosa"),
        ('lang="es"', 'lang="pt-BR"'),
        ("<h1>", '<p id="a"></p><p id="a"></p><h1>'),
        ("<h1>", '<p style="color:red"></p><h1>'),
        ("<h1>", '<input name="x"><h1>'),
        ("<h1>", "<p><div></p></div><h1>"),
    ],
)
def test_a_planted_fault_is_found(old: str, new: str) -> None:
    check_page(GOOD, "/es/cursos/")
    with pytest.raises(AssertionError):
        check_page(GOOD.replace(old, new), "/es/cursos/")


def test_a_title_may_first_say_how_an_answer_went() -> None:
    check_page(GOOD.replace("<title>", "<title>Correcto: "), "/es/cursos/")
