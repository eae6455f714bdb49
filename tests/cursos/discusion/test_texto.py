"""Plain text with safe links: nothing that people type becomes markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cursos.discusion.texto import enlazar, ordenar, plegar


@pytest.mark.parametrize(
    ("typed", "href"),
    [
        ("Vea https://aladi.org/a.", "https://aladi.org/a"),
        ("(https://es.wikipedia.org/wiki/FOB_(comercio))", "https://es.wikipedia.org/wiki/FOB_(comercio)"),
        ("http://aladi.org/?a=1&b=2", "http://aladi.org/?a=1&amp;b=2"),
        ("HTTPS://ALADI.ORG", "HTTPS://ALADI.ORG"),
    ],
)  # fmt: skip
def test_a_whole_address_becomes_a_link(typed: str, href: str) -> None:
    assert f'<a href="{href}" rel="nofollow ugc noopener noreferrer">' in enlazar(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)", "data:text/html,x", "www.aladi.org", "ana@correo.com",
        "https://banco.com@malo.test/", "https://\u0430ladi.org/", "https://[::1", "https://localhost/",
        "https://a.b:99999999/", "//aladi.org", "https://",
    ],
)  # fmt: skip
def test_nothing_else_does(typed: str) -> None:
    assert "<a" not in enlazar(typed)


def test_markup_is_shown_as_typed() -> None:
    assert enlazar('<b>1 & 2</b> https://a.org/"><script>') == (
        "&lt;b&gt;1 &amp; 2&lt;/b&gt; "
        '<a href="https://a.org/" rel="nofollow ugc noopener noreferrer">https://a.org/</a>'
        "&#34;&gt;&lt;script&gt;"
    )


@given(st.text(max_size=300) | st.text("htps:/.<>\"'&()a@ ", max_size=60))
def test_no_text_brings_a_tag_of_its_own(typed: str) -> None:
    html = str(enlazar(typed))
    assert html.count("<") == 2 * html.count("<a href=")


def test_a_long_address_is_shown_short_and_leads_whole() -> None:
    address = "https://aladi.org/" + "x" * 200
    html = enlazar(address)
    assert f'href="{address}"' in html
    assert "…</a>" in html


def test_empty_lines_are_kept_to_one() -> None:
    assert ordenar("  a  \n\n\n\n\nb \n") == "a\n\nb"


def test_the_search_inside_a_course_knows_no_accents() -> None:
    assert plegar("  ¿Qué ARANCEL  pagó? ") == "¿que arancel pago?"
