"""A test client that looks at every page as a strict reviewer would."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import html5lib
from flask import g
from flask.testing import FlaskClient

from plataforma.db import db
from plataforma.identidad.models import Sesion
from plataforma.identidad.sessions import INVITADO, hash_token

if TYPE_CHECKING:
    from werkzeug.test import TestResponse

    from plataforma.identidad.models import Usuario

# What html5lib reports that no browser or reader minds.
TOLERATED = {"non-void-element-with-trailing-solidus"}
CONTROLS = {"input", "select", "textarea"}
UNLABELLED = {"hidden", "submit", "button"}
# What a title may say before the h1: an error, or how an answer went.
BEFORE_H1 = re.compile(r"^(Error|Erro|Correcto|Certo|Todavía no|Ainda não|En parte|Em parte): ")


class CheckingClient(FlaskClient):
    """Sign in with `as_user`; post with `send`, which carries the CSRF token of the page."""

    looks = True  # at every page; a test that only counts doors turns it off

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        # The test's own application context outlives each request; what a request keeps must not.
        for name in list(g):
            g.pop(name)
        response = super().open(*args, **kwargs)
        response.request.environ["wsgi.input"].close()  # Werkzeug spools a big body to a file
        moved = 300 <= response.status_code < 400  # Werkzeug's own page, that nobody sees
        if self.looks and response.mimetype == "text/html" and response.data and not moved:
            check_page(response.text, response.request.path)
        return response

    def as_user(self, persona: Usuario) -> CheckingClient:
        """Sign the person in, without the form."""
        token = f"test-{persona.id}"
        if db.session.query(Sesion).filter_by(token_hash=hash_token(token)).first() is None:
            db.session.add(Sesion(token_hash=hash_token(token), usuario_id=persona.id))
            db.session.commit()
        with self.session_transaction() as session:
            session["_user_id"] = token
            session["_fresh"] = True
        return self

    def as_guest(self, persona: Usuario) -> CheckingClient:
        """Open a guest's one request on this device, without the code."""
        token = f"guest-{persona.id}"
        if db.session.query(Sesion).filter_by(token_hash=hash_token(token)).first() is None:
            db.session.add(Sesion(token_hash=hash_token(token), usuario_id=persona.id))
            db.session.commit()
        with self.session_transaction() as session:
            session[INVITADO] = token
        return self

    def send(
        self, path: str, data: dict[str, Any] | None = None, *, page: str = "", **kwargs: Any
    ) -> TestResponse:
        """POST with the CSRF token of this session."""
        token = self.csrf_token(page)
        return self.post(path, data={**(data or {}), "csrf_token": token}, **kwargs)

    def csrf_token(self, page: str = "") -> str:
        """Return the token that a page of this session carries (the sign-in page by default)."""
        text = self.get(page).text if page else ""
        found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', text)
        if found:
            return found[1]
        return self._minted_token()

    def _minted_token(self) -> str:
        from flask_wtf.csrf import generate_csrf

        g.pop("csrf_token", None)  # kept there by the last request, of whatever browser
        with self.session_transaction() as session:
            kept = dict(session)
        with self.application.test_request_context():
            from flask import session as current

            current.update(kept)
            token: str = generate_csrf()
            kept = dict(current)
        with self.session_transaction() as session:
            session.update(kept)
        return token


def check_page(html: str, path: str) -> None:
    """Raise AssertionError with every fault of the page."""
    parser = html5lib.HTMLParser(strict=False, namespaceHTMLElements=False)
    parser.parse(html)
    faults = [
        f"{name} at {position}" for position, name, _ in parser.errors if name not in TOLERATED
    ]
    seen = Page()
    seen.feed(html)
    faults += seen.faults(path)
    assert not faults, f"{path}: " + "; ".join(faults)


class Page(HTMLParser):
    """Collects what the checks need."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.labels: set[str] = set()
        self.controls: list[dict[str, str]] = []
        self.lang = self.title = self.h1 = ""
        self.headings = 0
        self.inline: list[str] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {k: v or "" for k, v in attrs}
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "html":
            self.lang = values.get("lang", "")
        if tag == "h1":
            self.headings += 1
        if tag == "label":
            self.labels.add(values.get("for", ""))
        if tag in CONTROLS and values.get("type") not in UNLABELLED:
            self.controls.append(values)
        if tag == "img" and "alt" not in values:
            self.inline.append(f"img without alt: {values.get('src')}")
        self._find_inline(tag, values)
        if tag in {"title", "h1", "svg"}:
            self._inside.append(tag)

    def _find_inline(self, tag: str, values: dict[str, str]) -> None:
        if tag == "style" or "style" in values:
            self.inline.append(f"inline style on <{tag}>")
        if tag == "script" and "src" not in values:
            self.inline.append("inline <script>")
        self.inline += [f"{k} on <{tag}>" for k in values if k.startswith("on")]

    def handle_endtag(self, tag: str) -> None:
        if tag in self._inside:
            self._inside.remove(tag)

    def handle_data(self, data: str) -> None:
        if "svg" in self._inside:
            return
        if "title" in self._inside:
            self.title += data
        if "h1" in self._inside:
            self.h1 += data

    def faults(self, path: str) -> list[str]:
        found = list(self.inline)
        h1, title = " ".join(self.h1.split()), " ".join(self.title.split())
        if self.headings != 1:
            found.append(f"{self.headings} h1")
        if not BEFORE_H1.sub("", title).startswith(h1):
            found.append(f"title {title!r} does not begin with the h1 {h1!r}")
        wanted = path.split("/")[1]
        if wanted in {"es", "pt"} and self.lang[:2] != wanted:
            found.append(f"lang is {self.lang!r}")
        found += [f"id {i!r} twice" for i in {x for x in self.ids if self.ids.count(x) > 1}]
        found += [
            f"control {c.get('name')!r} has no label"
            for c in self.controls
            if c.get("id") not in self.labels
            and not c.get("aria-label")
            and "aria-labelledby" not in c
        ]
        return found
