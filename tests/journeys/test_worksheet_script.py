"""The script of worksheets counts as the server does: the same tables of cases, in Chromium."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from config import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page
SCRIPTS = ("expresiones.js", "numeros.js")
NAMES = ["x", "c", "fob", "flete", "seguro", "gastos.monto_1"]
COUNT = """([text, given, names]) => {
  const t = window.escalaTarea;
  const values = {};
  for (const k of Object.keys(given)) {
    values[k] = Array.isArray(given[k]) ? given[k].map(t.decimal) : t.decimal(given[k]);
  }
  const found = t.attempt(() => t.compile(text, names)(values));
  return Array.isArray(found) ? found.map(String) : found;
}"""


def cases(path: str) -> Any:
    return json.loads((ROOT / "tests" / "cursos" / path).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    for name in SCRIPTS:
        text = (ROOT / "static" / "js" / "tarea" / name).read_text(encoding="utf-8")
        page.add_script_tag(content="{" + text + "}")
    yield page
    page.close()


def test_expressions_have_the_value_that_the_server_gives(page: Page) -> None:
    for text, given, result in cases("preguntas/casos_expresiones.json")["valen"]:
        top, bottom = page.evaluate(COUNT, [text, given, NAMES])
        assert Fraction(int(top), int(bottom)) == Fraction(result), text


def test_what_has_no_value_and_what_is_no_expression_are_told_apart(page: Page) -> None:
    table = cases("preguntas/casos_expresiones.json")
    for text, given in table["sin_valor"]:
        assert page.evaluate(COUNT, [text, given, NAMES]) == "cuenta", text
    for text in table["mal_escritas"]:
        assert page.evaluate(COUNT, [text, {}, ["x"]]) == "mal", text


def test_numbers_are_read_and_written_as_on_the_server(page: Page) -> None:
    table = cases("hojas/casos_numeros.json")
    for sign, name in ((",", "coma"), (".", "punto")):
        for typed, stored in table[name]:
            read = page.evaluate("([t, s]) => window.escalaTarea.read(t, s)", [typed, sign])
            assert read == stored, typed
    for stored, comma, point in table["escritos"]:
        for text, signs in ((comma, [",", "."]), (point, [".", ","])):
            written = page.evaluate(
                "([t, d, g]) => window.escalaTarea.write(t, d, g)", [stored, *signs]
            )
            assert written == text
