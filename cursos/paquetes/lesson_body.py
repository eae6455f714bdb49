"""What the body of a lesson may contain, and how it becomes a page and searchable text."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING

from cursos.paquetes.lesson_links import put_back, set_apart
from cursos.paquetes.lesson_tables import adapt_tables
from plataforma.markdown import render_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cursos.imagenes.imagen import Imagen

BOXES = {"ejemplo", "verificar", "atencion"}
FEWEST, MOST = 350, 700  # words of a lesson
MAX_COLUMNS = 4
LONGEST = 24_000  # characters of a body; one of 700 words has a third of them
LONGEST_LINE = 4_000
MOST_SIGNS = 1_200
_SIGNS = re.compile(r"[*_`\[\]<>!~\\]")
_WORD = re.compile(r"[^\W_]+(?:[.,/%'’-]*[^\W_]+)*")
_BOX = re.compile(r"^(\s*)!!!\s*(\S*)(.*)$")
_BOX_BEGINS = re.compile(r"!!! ?\S")
_HTML = re.compile(r"<[/!?]?[A-Za-z][^>\n]*>?|<!--|&(?:[A-Za-z]+|#\w+);")
_LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(\s*<?([^)\s>]*)")
_REFERENCE = re.compile(r"^\s{0,3}\[[^\]]+\]:\s*(\S+)")
_ROW_OF_SIGNS = re.compile(r"(\S)\1{59,}")
_UNIT = re.compile(r"(?<=\d) (?=%)|(?<=\bUSD) (?=\d)|(?<=US\$) (?=\d)")
_TAG = re.compile(r"<[^>]+>")
_BLOCK = re.compile(r"</(?:p|h[2-4]|li|td|th|tr|div|dt|dd|blockquote)>")


def render(body: str, imagenes: Mapping[str, Imagen] | None = None) -> str:
    """Return the page of a lesson: sanitised, its tables fit for a phone, its images in place."""
    text, shown = set_apart(body)
    return put_back(_page_of(text), shown, imagenes or {})


@lru_cache(maxsize=256)  # a course is checked, stored and weighed: the same texts three times
def _page_of(text: str) -> str:
    return keep_together(adapt_tables(render_markdown(text)))


def keep_together(text: str) -> str:
    """Keep a number and its sign on one line: 14 %, USD 1.200."""
    return _UNIT.sub("\u00a0", text)


def plain_text(html: str) -> str:
    """Return what a reader reads, one block a line."""
    text = unescape(_TAG.sub("", _BLOCK.sub("\n", html)))
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def count_words(text: str) -> int:
    """Count words and numbers; signs alone (×, =, |) are none."""
    return len(_WORD.findall(text))


def count_boxes(body: str, kind: str) -> int:
    return sum(1 for _, found in _boxes(body) if found == kind)


def _boxes(body: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(body.splitlines()):
        if found := _BOX.match(line):
            yield number, found[2]


def find_faults(body: str) -> Iterator[tuple[int, str]]:
    """Yield (line of the body from 0, what is wrong). What is too long is not looked at."""
    if len(body) > LONGEST:
        yield 0, f"the text is longer than {LONGEST} characters"
        return
    if len(_SIGNS.findall(body)) > MOST_SIGNS:
        yield 0, f"the text has more than {MOST_SIGNS} Markdown signs"
        return
    for number, line in enumerate(body.splitlines()):
        for problem in _line_faults(line):
            yield number, problem
    for number, kind in _boxes(body):
        if kind not in BOXES:
            yield number, f"unknown box {kind!r}: use {', '.join(sorted(BOXES))}"


def _line_faults(line: str) -> Iterator[str]:
    if len(line) > LONGEST_LINE:
        yield f"line longer than {LONGEST_LINE} characters: begin a new paragraph"
        return
    if _BOX.match(line) and not _BOX_BEGINS.match(line):
        yield "a box begins at the start of its line: !!! ejemplo"
    if line.startswith("# "):
        yield "headings begin at ##: the title is the h1"
    if _HTML.search(line):
        yield "HTML is not allowed: write Markdown"
    if _ROW_OF_SIGNS.search(line):
        yield "the same sign sixty times in a row"
    targets = _LINK.findall(line)
    if found := _REFERENCE.match(line):
        targets.append(found[1])
    for target in targets:
        if not re.match(r"leccion:[a-z0-9-]+$|https?://\S+\.\S+", target):
            yield f"link to {target!r}: use a whole http(s) address, or leccion:key"
    if line.lstrip().startswith("|") and line.strip().strip("|").count("|") >= MAX_COLUMNS:
        yield f"table of more than {MAX_COLUMNS} columns: it does not fit a phone"
