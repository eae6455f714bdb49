"""No chamber's data is read by somebody who has no business with it: pages, files, searches.

Every text of three chambers carries a mark. Each person walks every link, knocks at every address
of every chamber, takes every file along, and asks every search for every mark.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import deque
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urljoin, urlsplit

import pytest
from flask import url_for
from pypdf import PdfReader

from plataforma.busqueda.commands import reindex
from plataforma.db import db
from tests.client import CheckingClient
from tests.guards.chambers import NAMES, Region, make_region
from tests.guards.source import assert_none

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask
    from werkzeug.test import TestResponse


MAX_PAGES = 400
LINK = re.compile(r"""(?:href|action)=["']([^"']+)["']""")
GET_FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.DOTALL)
TYPED = re.compile(r'<input\b(?=[^>]*type="(?:search|text)")[^>]*\bname="([^"]+)"')
ACTION = re.compile(r'action="([^"]*)"')
# Whoever holds one of these was given it: a link, a code, a key. They are no way around.
HELD = {"token", "codigo", "llave", "clave", "huella"}

# What searches are asked for: of each chamber a person, a firm and a group.
ASKED = {f"zq{name}{word}" for name in NAMES for word in ("luz", "dulces", "grupo")}
NOT_SHOWN = ("pia", "lista")  # a row that is right, until its list is confirmed


def read(response: TestResponse) -> str:
    """Return what an answer says, whatever it is packed in, in lower case."""
    body = response.get_data()
    if body[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            body = b"\n".join(packed.read(name) for name in packed.namelist())
    elif body[:4] == b"%PDF":
        pages = PdfReader(io.BytesIO(body)).pages
        return "\n".join(page.extract_text() for page in pages).lower()
    return body.decode("utf-8", "replace").lower()


class Visitor:
    """One person who reads all that they reach."""

    def __init__(self, app: Flask, region: Region, who: str) -> None:
        self.app, self.region, self.who = app, region, who
        self.client = CheckingClient(app)
        self.client.looks = False
        if who in region.people:
            self.client.as_user(region.people[who])
        self.forbidden = region.marks - region.may_read.get(who, set())
        self.seen: dict[str, str] = {}
        self.searched: set[tuple[str, str]] = set()

    def get(self, address: str) -> str:
        """Return what stands there; the marks that were asked for in the address do not count."""
        if address not in self.seen:
            response = self.client.get(address, follow_redirects=True)
            db.session.rollback()
            self.seen[address] = read(response) if response.status_code != 404 else ""
        return self.seen[address]

    def leaks(self) -> Iterator[str]:
        yield from self._walk()
        yield from self._knock()

    def _found(self, address: str, text: str) -> Iterator[str]:
        asked = {value.lower() for _, value in parse_qsl(urlsplit(address).query)}
        for mark in self.forbidden - asked:
            if mark in text:
                yield f"{self.who} reads {mark} at {address}"

    def _walk(self) -> Iterator[str]:
        queue = deque(["/es/", "/es/panel/", "/es/cuenta/", "/es/buscar/", "/es/administracion/"])
        known = set(queue)
        while queue and len(known) < MAX_PAGES:
            here = queue.popleft()
            text = self.get(here)
            yield from self._found(here, text)
            yield from self._ask(here, text)
            for link in map(unescape, LINK.findall(text)):
                target = urljoin(here, link.split("#")[0])
                if _is_ours(target) and target not in known:
                    known.add(target)
                    queue.append(target)

    def _ask(self, here: str, text: str) -> Iterator[str]:
        """Ask each search for each mark: what it answers must not tell that there is something."""
        for attributes, inside in GET_FORM.findall(text):
            if 'method="post"' in attributes:
                continue
            action = ACTION.search(attributes)
            place = urljoin(here, unescape(action[1]) if action else here).split("?")[0]
            for name in TYPED.findall(inside):
                if (place, name) in self.searched:
                    continue
                self.searched.add((place, name))
                for mark in sorted(self.forbidden & ASKED):
                    yield from self._found_beside(f"{place}?{name}={mark}", mark)

    def _found_beside(self, address: str, mark: str) -> Iterator[str]:
        """A page that repeats what was asked is no leak; anything of the chamber beside it is."""
        text = self.get(address)
        yield from self._found(address, text)
        nothing = self.get(address.replace(mark, "zqnadie"))
        if text.count(mark) > nothing.count("zqnadie"):
            yield f"{self.who} finds {mark} at {address}"

    def _knock(self) -> Iterator[str]:
        for camara in self.region.camaras.values():
            for address in addresses(self.app, camara.args):
                yield from self._found(address, self.get(address))


def addresses(app: Flask, args: dict[str, Any]) -> Iterator[str]:
    """Yield every address that reads something of the chamber whose parts these are."""
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            needed = rule.arguments - {"lang"}
            if "GET" not in (rule.methods or ()) or not needed or needed & HELD:
                continue
            if needed <= args.keys():
                given = {**args, "lang": "es"}
                yield url_for(rule.endpoint, **{name: given[name] for name in rule.arguments})


def _is_ours(target: str) -> bool:
    parts = urlsplit(target)
    return not parts.netloc and parts.path.startswith("/es/") and "/salir/" not in parts.path


@pytest.mark.parametrize(
    "who",
    [
        *("anonymous", "fabian", "participante", "autor", "contraparte"),
        *("gestion_litoral", "lectura_litoral", "gestion_serra", "gestion_andes", "facilita_andes"),
    ],
)
def test_nobody_reads_what_belongs_to_a_chamber_that_is_not_theirs(app: Flask, who: str) -> None:
    region = make_region()
    reindex()
    assert_none(sorted(set(Visitor(app, region, who).leaks())))


def test_who_may_read_a_chamber_does_read_its_marks(app: Flask) -> None:
    """The marks are where the pages are: without this, finding none would prove nothing."""
    region = make_region()
    litoral = region.camaras["litoral"]
    visitor = Visitor(app, region, "gestion_litoral")
    read_there = " ".join(visitor.get(a) for a in addresses(app, litoral.args))
    shown = {*litoral.grupo, *litoral.gente} - {f"zqlitoral{w}" for w in NOT_SHOWN}
    assert {mark for mark in shown if mark not in read_there} == set()


def test_a_page_that_tells_too_much_is_found(app: Flask) -> None:
    region = make_region()
    visitor = Visitor(app, region, "gestion_andes")
    visitor.seen["/es/panel/"] = "<p>sol zqlitoralsol</p>"
    assert any("zqlitoralsol at /es/panel/" in leak for leak in visitor.leaks())
