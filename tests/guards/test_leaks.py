"""Under /pt/ all is Portuguese: no Spanish that has a Portuguese, no English left over."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from plataforma.mensajes import PLACEHOLDER, read
from tests.guards.crawl import Seen, Texts, crawl
from tests.guards.source import assert_none
from tests.guards.world import CAST, make_world

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flask import Flask

# What libraries say when nobody translated it.
ENGLISH = re.compile(
    r"\b(?:this field is required|not a valid|invalid|must be|field|bad request|not found|forbidden"
    r"|method not allowed|internal server error|csrf|the (?:file|value|page|token)|submit|choice"
    r"|unknown|undefined)\b"
    r"|^(?:none|true|false)$",
    re.IGNORECASE,
)
FACTORY = re.compile(r"\ben español\b")  # how the test courses say that a text is the Spanish one
MIN_TEXT = 3  # characters; shorter ones are signs and units


@cache
def spanish() -> tuple[frozenset[str], tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]]:
    """Return the Spanish texts whose Portuguese is another: whole, and with places for values.

    The latter come with their Portuguese: "2 a cada 24 horas" also looks like Spanish with a value.
    """
    whole: set[str] = set()
    portuguese: set[str] = set()
    holed: list[tuple[str, str]] = []
    for message in read():
        ids = message.id if isinstance(message.id, tuple | list) else (message.id,)
        found = message.string if isinstance(message.string, tuple | list) else (message.string,)
        texts = [text or "" for text in found]
        portuguese.update(texts)
        for text, other in zip(ids, texts, strict=False):
            if len(PLACEHOLDER.sub("", text)) < MIN_TEXT or text == other:
                continue
            if PLACEHOLDER.search(text):
                holed.append((text, other))
            else:
                whole.add(text)
    pairs = ((_pattern(es), _pattern(pt)) for es, pt in holed if len(PLACEHOLDER.sub("", es)) > 8)
    return frozenset(whole - portuguese), tuple(pairs)


def _pattern(text: str) -> re.Pattern[str]:
    pieces = (re.escape(p.replace("%%", "%")) for p in PLACEHOLDER.split(" ".join(text.split())))
    return re.compile(".{0,80}?".join(pieces))


@cache  # menus and forms are on every page
def is_spanish(text: str) -> bool:
    whole, holed = spanish()
    if text in whole or FACTORY.search(text):
        return True
    return any(es.fullmatch(text) and not pt.fullmatch(text) for es, pt in holed)


def leaks(page: Seen) -> Iterator[str]:
    for text in page.texts:
        if is_spanish(text):
            yield f"{page.where}: Spanish: {text[:120]}"
        elif match := ENGLISH.search(text):
            yield f"{page.where}: English ({match[0]}): {text[:120]}"


def all_leaks(pages: Iterable[Seen]) -> list[str]:
    return sorted({leak for page in pages for leak in leaks(page)})


@pytest.mark.parametrize("who", CAST)
def test_no_page_under_pt_speaks_another_language(app: Flask, who: str) -> None:
    world = make_world()
    person = world.people.get(who)
    pages = list(crawl(app, person, "/pt/", "pt"))
    assert len(pages) > 10
    assert_none(all_leaks(pages))


def read_page(html: str) -> Seen:
    page = Texts("pt", "/pt/x/")
    page.feed(html)
    return Seen("/pt/x/", tuple(page.texts))


def test_a_spanish_text_on_a_portuguese_page_is_found() -> None:
    assert all_leaks([read_page("<p>Guardar los cambios</p><p>Sair</p>")]) == [
        "/pt/x/: Spanish: Guardar los cambios"
    ]


def test_a_spanish_attribute_and_an_english_message_are_found() -> None:
    html = '<input placeholder="Correo electrónico"><p>This field is required.</p>'
    assert len(all_leaks([read_page(html)])) == 2


def test_a_text_that_says_it_is_spanish_is_no_leak() -> None:
    assert not all_leaks([read_page('<a lang="es">Guardar los cambios</a><p>Salvar</p>')])
