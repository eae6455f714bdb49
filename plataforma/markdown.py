"""Markdown to safe HTML."""

from __future__ import annotations

import nh3
from markdown import Markdown
from markdown.extensions.admonition import AdmonitionExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension

MAX_LENGTH = 100_000  # characters; 5,000 "[" alone take seconds, so input is capped
TAGS = {
    "p", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "code", "pre", "blockquote", "hr",
    "table", "thead", "tbody", "tr", "th", "td", "a", "div", "br", "dl", "dt", "dd", "abbr",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "title"},
    "div": {"class"},
    "p": {"class"},
    "th": {"align", "scope"},
    "td": {"align"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "abbr": {"title"},
    "ol": {"start"},
}
SCHEMES = {"http", "https", "mailto"}


class TooLongError(ValueError):
    """The text is longer than any lesson needs to be."""


def render_markdown(source: str) -> str:
    """Return sanitised HTML. Headings start at ##: the page has the h1."""
    if len(source) > MAX_LENGTH:
        raise TooLongError
    converter = Markdown(
        extensions=[
            AdmonitionExtension(),
            TableExtension(use_align_attribute=True),
            TocExtension(),
        ],
        output_format="html",
    )
    return nh3.clean(
        converter.convert(source),
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel="noopener noreferrer",
    )
