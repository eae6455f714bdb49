"""Terms of the glossary inside the page of a lesson: each is marked where it is said first.

Done once, when a course is published. The mark is a link to the glossary that carries the
explanation: a script shows it in place, and without one the link leads there.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape

from cursos.glosario.terminos import Termino, list_terminos

MOST = 12  # marks of a lesson: more is noise
URL = "/{lang}/glosario/#{clave}"
# What a reader takes as one thing already: headings, links, tables, code, titles of boxes.
CLOSED = {"a", "h2", "h3", "h4", "table", "code", "pre"}
_TOKEN = re.compile(r"(<[^>]*>)")
_TAG = re.compile(r"<(/?)([a-z0-9]+)([^>]*)>")


def marcar(html: str, lang: str) -> str:
    """Return the page with the first mention of each term marked."""
    pattern, terms = _known(lang)
    out: list[str] = []
    seen: set[str] = set()
    closed: list[str] = []

    def mark(found: re.Match[str]) -> str:
        termino = terms[found[0]] if found[0] in terms else terms.get(found[0].lower())
        if termino is None or termino.clave in seen or len(seen) >= MOST:
            return found[0]
        seen.add(termino.clave)
        return _link(termino, found[0], lang)

    for token in _TOKEN.split(html):
        if tag := _TAG.fullmatch(token):
            _step(closed, tag)
        out.append(token if tag or closed else pattern.sub(mark, token))
    return "".join(out)


def _step(closed: list[str], tag: re.Match[str]) -> None:
    """Keep account of the closed elements that we are inside of."""
    ending, name, attributes = tag.groups()
    if ending:
        if closed and closed[-1] == name:
            closed.pop()
    elif name in CLOSED or closed[-1:] == [name] or "admonition-title" in attributes:
        closed.append(name)


def _link(termino: Termino, said: str, lang: str) -> str:
    href = URL.format(lang=lang, clave=termino.clave)
    text = escape("\n".join(filter(None, (getattr(termino.texto, lang), termino.aviso(lang)))))
    return f'<a class="termino" href="{href}" data-termino="{text}">{said}</a>'


@cache
def _known(lang: str) -> tuple[re.Pattern[str], dict[str, Termino]]:
    """Return how to find terms, longest first, and whose each form is.

    A form with a capital beyond its first letter (PAR, MERCOSUR) is found only as it is written:
    "par" is another word.
    """
    terms: dict[str, Termino] = {}
    for termino in list_terminos():
        for form in termino.formas_en(lang):
            key = form if form[1:] != form[1:].lower() else form.lower()
            terms.setdefault(key, termino)
    forms = sorted(terms, key=len, reverse=True)
    either = (_pattern(form) for form in forms)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(either)})(?![\w-])"), terms


def _pattern(form: str) -> str:
    first = form[0]
    rest = re.escape(form[1:])
    return f"[{first.lower()}{first.upper()}]{rest}" if form == form.lower() else re.escape(form)
