"""Walks the site as a person would: every link, and every form sent empty and with nonsense."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from plataforma.db import db
from tests.client import CheckingClient

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask

    from plataforma.identidad.models import Usuario

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
READ = {"title", "alt", "placeholder", "aria-label", "content", "value", "data-enviando"}
SILENT = {"script", "style", "svg"}
# A page is parsed strictly once, and a form is tried once, whoever of the cast meets it first.
looked_at: set[str] = set()
tried: set[str] = set()
MAX_PAGES = 200  # a person's whole world here is smaller


@dataclass
class Form:
    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)


class Texts(HTMLParser):
    """Collects what a person reads, apart from what says that it is in another language."""

    def __init__(self, lang: str, base: str) -> None:
        super().__init__(convert_charrefs=True)
        self.lang, self.base = lang, base
        self.texts: list[str] = []
        self.links: list[str] = []
        self.forms: list[Form] = []
        self._open: list[tuple[str, bool]] = []

    @property
    def _hidden(self) -> bool:
        return any(foreign for _, foreign in self._open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {k: v or "" for k, v in attrs}
        lang = values.get("lang", self.lang)
        foreign = tag in SILENT or lang[:2] != self.lang
        if tag not in VOID:
            self._open.append((tag, foreign))
        if not foreign and not self._hidden:
            self.texts += [v for k, v in values.items() if k in READ and _is_read(tag, k, values)]
        self._note(tag, values)

    def _note(self, tag: str, values: dict[str, str]) -> None:
        if tag == "a" and "href" in values:
            self.links.append(urljoin(self.base, values["href"]))
        if tag == "form":
            action = urljoin(self.base, values.get("action") or self.base)
            self.forms.append(Form(action, values.get("method", "get").lower()))
        named = tag in {"input", "textarea", "select"} and values.get("name")
        if named and self.forms:
            self.forms[-1].fields[values["name"]] = values.get("type", tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open[-1][0] != tag:
            self._open.pop()
        if self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if (text := " ".join(data.split())) and not self._hidden:
            self.texts.append(text)


def _is_read(tag: str, name: str, values: dict[str, str]) -> bool:
    if name == "content":
        return tag == "meta" and values.get("name") == "description"
    if name == "value":
        return tag == "input" and values.get("type") in {"submit", "button"}
    return True


@dataclass(frozen=True)
class Seen:
    """A page as it was read: where, and every text on it."""

    where: str
    texts: tuple[str, ...]


def crawl(app: Flask, person: Usuario | None, start: str, lang: str) -> Iterator[Seen]:
    """Yield every page that the person reaches by links, and what its forms answer."""
    client, queue, known = CheckingClient(app), deque([start]), {start}
    if person is not None:
        client.as_user(person)
    while queue and len(known) < MAX_PAGES:
        path = queue.popleft()
        page = _read(client, path, lang)
        if page is None:
            continue
        yield Seen(path, tuple(page.texts))
        for link in _own(page.links, lang):
            if link not in known:
                known.add(link)
                queue.append(link)
        for form in page.forms:
            yield from _try(client, form, lang)


def _own(links: list[str], lang: str) -> Iterator[str]:
    """Yield the pages of this site in this language; one page of each list is enough."""
    for link in links:
        parts = urlsplit(link)
        if not parts.netloc and parts.path.startswith(f"/{lang}/"):
            yield parts.path


def _read(client: CheckingClient, path: str, lang: str) -> Texts | None:
    client.looks = path not in looked_at
    looked_at.add(path)
    response = client.get(path, follow_redirects=True)
    if response.mimetype != "text/html" or f"/{lang}/" not in response.request.path:
        return None
    page = Texts(lang, response.request.path)
    page.feed(response.text)
    return page


def _try(client: CheckingClient, form: Form, lang: str) -> Iterator[Seen]:
    """Send a form empty, then with nonsense, and undo what that did."""
    name = f"POST {urlsplit(form.action).path}"
    if form.method != "post" or name in tried:
        return
    tried.add(name)
    client.looks = True
    kinds = {k: v for k, v in form.fields.items() if k != "csrf_token"}
    for label, data in (("empty", {}), ("nonsense", {k: _nonsense(v) for k, v in kinds.items()})):
        db.session.remove()  # ends what reading began, so that undoing takes no more than this
        connection: Any = db.engine  # inside a test the engine is its one connection
        undo = connection.begin_nested()
        with client.session_transaction() as session:
            cookie = dict(session)
        response = client.send(form.action, data, follow_redirects=True)
        if response.mimetype == "text/html":
            page = Texts(lang, response.request.path)
            page.feed(response.text)
            yield Seen(f"{name} ({label})", tuple(page.texts))
        db.session.remove()
        undo.rollback()
        with client.session_transaction() as session:
            session.clear()
            session.update(cookie)


def _nonsense(kind: str) -> str:
    return {"hidden": "", "email": "x", "number": "x", "date": "x", "radio": "x"}.get(kind, "¿x?")
