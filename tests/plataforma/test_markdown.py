"""Markdown to HTML that cannot carry a script."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plataforma.markdown import MAX_LENGTH, TooLongError, render_markdown
from tests.pace import within


def test_headings_lists_and_emphasis() -> None:
    html = render_markdown("## Costos\n\nUna **regla**:\n\n- uno\n- dos\n")
    assert '<h2 id="costos">Costos</h2>' in html
    assert "<strong>regla</strong>" in html
    assert html.count("<li>") == 2


def test_tables_align_without_styles() -> None:
    html = render_markdown("| a | b |\n|---|--:|\n| x | 1,5 |\n")
    assert '<td align="right">1,5</td>' in html
    assert "style" not in html


def test_framed_boxes_keep_their_class() -> None:
    assert '<div class="admonition regla">' in render_markdown('!!! regla ""\n    Compare.\n')


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        '<img src="x" onerror="alert(1)">',
        "[clic](javascript:alert(1))",
        "[clic](data:text/html;base64,PHNjcmlwdD4=)",
        '<a href="https://x" onclick="x()">a</a>',
        '<p style="position:fixed">x</p>',
        "<iframe src='https://x'></iframe>",
        "<svg/onload=alert(1)>",
        '<form action="https://x"><input></form>',
    ],
)
def test_nothing_active_passes(source: str) -> None:
    html = render_markdown(source)
    assert not re.search(r"<(script|img|iframe|svg|form|input)|\bon\w+=|style=|script:|data:", html)


@given(st.text(max_size=300))
def test_no_text_makes_a_script(text: str) -> None:
    assert "<script" not in render_markdown(text).lower()


def test_links_that_leave_give_nothing_away() -> None:
    assert 'rel="noopener noreferrer"' in render_markdown("[ALADI](https://www.aladi.org/)")


def test_what_is_longer_than_a_lesson_is_refused() -> None:
    with pytest.raises(TooLongError):
        render_markdown("a" * (MAX_LENGTH + 1))


def test_hostile_input_of_lesson_length_ends_in_time() -> None:
    with within(5):
        render_markdown("[" * 2_000)
