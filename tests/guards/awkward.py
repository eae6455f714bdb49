"""What `test_bad_input` sends, to where, and how it looks at the answers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import quote

from flask import g
from flask.testing import FlaskClient
from werkzeug.datastructures import ImmutableMultiDict

from config import ROOT
from plataforma import limits
from plataforma.db import db
from tests.client import CheckingClient

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from flask import Flask
    from werkzeug.routing import Rule
    from werkzeug.test import TestResponse

MARK = "adv3rs0"  # what a page may show, but never as markup of its own
VALUES = (
    "",
    f'"><script>{MARK}</script><img src=x onerror={MARK}>',
    "99999999999999999999",
    "-1",
    "\x00%00\r\nSet-Cookie: a=b",
    "' OR 1=1 -- %_\\",
    "../../../../etc/passwd",
    "{{ 7*7 }} %(x)s {0} ${x}",
    f"javascript:{MARK}",
    "\u202e\ufeff\U0001f9e8ﷺ½İ" * 40,
    "=cmd|' /C calc'!A0 [(((*?~^\" AND OR NOT",
)
# Queries that no form makes: broken UTF-8, lists, U+0000.
RAW = "q=%ff\xff&pagina=%00%c0%80&r[]=1&r[$ne]=2&pagina=2&pagina=x&;&=&%"
SEGMENTS = {
    "int": ("0", "9223372036854775808", "9" * 30, "1" * 5000),
    "str": ("a%00b", "%ff", "..%2f..", quote(VALUES[1]), "x" * 3000, "%E2%84%AA"),
}
# Parameters that Flask and Werkzeug give a meaning to when they reach `url_for`.
FRAMEWORK = ("endpoint", "_external", "_scheme", "_anchor", "_method", "lang", "_host")
READ = re.compile(r"""request\.(?:args|form|values)\.get(?:list)?\(\s*["'](\w+)""")
FIELD = re.compile(r"^    (\w+) = (?:\w+\.)?\w*Field\(", re.MULTILINE)
UNSAFE = (
    f"<script>{MARK}",
    f"onerror={MARK}>",
    f'href="javascript:{MARK}',
    f"href='javascript:{MARK}",
)


@cache
def names() -> set[str]:
    """Every parameter that a view or a form of the project reads, and the framework's own."""
    found = set(FRAMEWORK)
    for package in ("plataforma", "cursos", "consultores"):
        for path in (ROOT / package).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            found |= set(READ.findall(text)) | set(FIELD.findall(text))
    return found


def rotated(fields: Iterable[str], turn: int) -> dict[str, str]:
    """Give each field another value each turn: after len(VALUES) turns it had them all."""
    return {name: VALUES[(i + turn) % len(VALUES)] for i, name in enumerate(sorted(fields))}


class Noting(ImmutableMultiDict[str, str]):
    """What came in a request; notes which names were asked for.

    `items(multi=True)` asks for none: so the whole is handed on, in links and held forms.
    """

    asked: ClassVar[set[str]] = set()

    def __getitem__(self, key: str) -> str:
        self.asked.add(key)
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        self.asked.add(str(key))
        return super().__contains__(key)

    def __iter__(self) -> Iterator[str]:
        self.asked.update(super().__iter__())
        return super().__iter__()

    def getlist(self, key: str, *args: Any, **kwargs: Any) -> list[Any]:
        self.asked.add(key)
        return super().getlist(key, *args, **kwargs)

    def items(self, multi: bool = False) -> Any:  # noqa: FBT001, FBT002 — Werkzeug's own
        if not multi:
            self.asked.update(super().__iter__())
        return super().items(multi)

    def lists(self) -> Any:
        self.asked.update(super().__iter__())
        return super().lists()


class PlainClient(CheckingClient):
    """The same without looking at the page: that is other tests' work, and slow."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        for name in list(g):
            g.pop(name)
        return FlaskClient.open(self, *args, **kwargs)


@dataclass
class Attacker:
    """One of the cast, whose acts are undone after each request."""

    app: Flask
    nombre: str
    usuario_id: int
    places: Mapping[str, Any]
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        from plataforma.identidad.models import Usuario

        self.client = PlainClient(self.app)
        persona = db.session.get(Usuario, self.usuario_id)
        assert persona is not None
        self.client.as_user(persona)
        self.token = self.client.csrf_token()

    def address(self, rule: Rule, **instead: str) -> str:
        """Return the address of a rule: things that exist, except what stands in `instead`."""

        def fill(match: re.Match[str]) -> str:
            name = match[2]
            return instead.get(name) or quote(str(self.places.get(name, "x")))

        path = rule.rule.replace("<any(es, pt):lang>", "es")
        return re.sub(r"<(?:(\w+):)?(\w+)>", fill, path)

    def turns(self, fields: set[str]) -> Iterator[dict[str, str]]:
        """Yield what to send to one door until every field that it asks for had every value."""
        Noting.asked.clear()
        yield rotated(fields, 0)
        asked: set[str] = set()
        turn = 0
        while turn < len(VALUES):
            if more := (Noting.asked & fields) - asked:
                asked, turn = asked | more, 0
            if not asked:
                return
            turn += 1
            yield rotated(asked.union(FRAMEWORK), turn)

    def sends(self, method: str, url: str, **kwargs: Any) -> int:
        """Send, note what is wrong with the answer, undo. Return the status."""
        limits.reset()
        point = _connection().begin_nested()
        kept = dict(self.client._cookies or {})
        try:
            answer = self.client.open(url, method=method, **kwargs)
        except Exception as error:  # noqa: BLE001 — any of them would be a 500
            self._note(method, url, f"{type(error).__name__}: {error}")
            return 500
        else:
            self._judge(method, url, answer)
            return answer.status_code
        finally:
            db.session.rollback()
            point.rollback()
            db.session.expire_all()
            self.client._cookies = kept

    def _judge(self, method: str, url: str, answer: TestResponse) -> None:
        # /salud answers 503 while there is no search index: that is what it is for.
        if answer.status_code >= 500 and url != "/salud":
            self._note(method, url, str(answer.status_code))
        if "a=b" in answer.headers.getlist("Set-Cookie"):
            self._note(method, url, "a header of the attacker's")
        if answer.mimetype == "text/html":
            self.faults += [
                f"{self.nombre} {method} {url[:160]}: unescaped {part!r}"
                for part in UNSAFE
                if part in answer.text
            ]

    def _note(self, method: str, url: str, what: str) -> None:
        self.faults.append(f"{self.nombre} {method} {url[:160]}: {what[:200]}")

    def rules(self, method: str) -> Iterator[Rule]:
        """Yield the rules that this person may enter with things that exist."""
        for rule in self.app.url_map.iter_rules():
            if method not in (rule.methods or ()):
                continue
            data = {"csrf_token": self.token} if method == "POST" else None
            if self.sends(method, self.address(rule), data=data) not in {403, 404}:
                yield rule


def _connection() -> Any:
    """The connection that `tests.isolation` put in the place of the engine."""
    return db.session().get_bind()
