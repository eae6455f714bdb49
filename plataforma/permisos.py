"""`flask permisos`: writes docs/permisos.md from the permission tables and the views that ask."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from config import ROOT
from plataforma.access import declared
from plataforma.permissions import is_general

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from enum import StrEnum
    from pathlib import Path

    from plataforma.access import Access
    from plataforma.permissions import Predicate

DOC: Path = ROOT / "docs" / "permisos.md"
HEAD = """# Permissions

Made by `flask --app wsgi permisos` from the tables in each package's `permissions.py`; a test fails
when it is old. A permission is granted when every fact of one line holds. "About the person" is
decided before the view runs; "about an object" when the view has loaded it: strangers get 404, who
may see it but not act gets 403.
"""


@click.command("permisos")
@with_appcontext
def write_permissions() -> None:
    """Write docs/permisos.md anew."""
    DOC.write_text(render(current_app._get_current_object()), encoding="utf-8")  # type: ignore[attr-defined]  # noqa: SLF001


def render(app: Flask) -> str:
    """Return the document: every permission, who holds it, which addresses ask for it."""
    return "\n".join([HEAD, *_permissions(app), *_open_to(app)]) + "\n"


def _permissions(app: Flask) -> Iterator[str]:
    yield "## Who holds each permission\n"
    yield "| permission | about | granted to | addresses |"
    yield "|---|---|---|---|"
    for permiso, rows in sorted(app.extensions["permisos"].items()):
        about = "the person" if is_general(rows) else "an object"
        who = "<br>".join(_row(row) for row in rows)
        asked = "<br>".join(_addresses(app, partial(_asks, permiso=permiso))) or "inside a page"
        yield f"| `{permiso}` | {about} | {who} | {asked} |"


def _open_to(app: Flask) -> Iterator[str]:
    for title, signed_in in (("Open to everybody", False), ("Open to anybody signed in", True)):
        yield f"\n## {title}\n"
        found = _addresses(app, partial(_asks, signed_in=signed_in))
        yield from (f"- {address}" for address in found)


def _asks(access: Access, *, permiso: StrEnum | None = None, signed_in: bool = True) -> bool:
    return access.permiso == permiso and access.signed_in == signed_in


def _row(row: Sequence[Predicate]) -> str:
    return " and ".join(describe(fact).rstrip(".") for fact in row)


def describe(fact: Predicate) -> str:
    """Return the first line of a predicate's docstring: who it is true of."""
    return (fact.__doc__ or "").strip().partition("\n")[0]


def _addresses(app: Flask, wanted: Callable[[Access], bool]) -> list[str]:
    found = set()
    for rule in app.url_map.iter_rules():
        access = declared(app, rule.endpoint)
        if access and wanted(access):
            methods = ", ".join(sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}))
            path = rule.rule.replace("<any(es, pt):lang>", "<lang>")
            found.add(f"`{path}` {methods}")
    return sorted(found)
