"""The whole URL map against the whole cast: every door, every person, the expected answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import url_for

from plataforma.db import db
from tests.client import CheckingClient
from tests.guards.doors import DOORS, OTHER_ARGS
from tests.guards.source import assert_none
from tests.guards.world import CAST, World, make_world

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from flask import Flask
    from werkzeug.routing import Rule
    from werkzeug.test import TestResponse

    from plataforma.identidad.models import Usuario

REFUSED = {403: "3", 404: "4"}


def doors(app: Flask) -> Iterator[tuple[str, Rule]]:
    """Yield ("endpoint METHOD", rule) for everything that the application answers."""
    for rule in app.url_map.iter_rules():
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            yield f"{rule.endpoint} {method}", rule


def problems(known: Iterable[str], table: Mapping[str, str]) -> list[str]:
    """Return doors without a row, rows without a door, and rows of the wrong length."""
    known = set(known)
    found = [
        f"{d}: add its row to tests/guards/doors.py (who may enter?)" for d in known - set(table)
    ]
    found += [f"{d}: is no door any more, remove its row" for d in set(table) - known]
    found += [
        f"{d}: one sign for each of {CAST}" for d, row in table.items() if len(row) != len(CAST)
    ]
    return sorted(found)


def sign_of(response: TestResponse) -> str:
    """- asked to sign in · 3 forbidden · 4 not there · + entered (whatever was answered inside)."""
    if response.status_code in REFUSED:
        return REFUSED[response.status_code]
    assert response.status_code in {*range(500), 503}, response.text
    asked = response.status_code == 303 and "/entrar/?siguiente" in (response.location or "")
    bare = response.status_code == 303 and (response.location or "").endswith("/entrar/")
    return "-" if asked or bare else "+"


def knock(app: Flask, person: Usuario | None, door: str, path: str) -> str:
    """Knock as one person, and undo what it did."""
    db.session.remove()
    connection: Any = db.engine  # inside a test the engine is its one connection
    undo = connection.begin_nested()
    try:
        client = CheckingClient(app)
        client.looks = False
        if person is not None:
            client.as_user(person)
        return sign_of(client.get(path) if door.endswith(" GET") else client.send(path))
    finally:
        db.session.remove()
        undo.rollback()


def path_of(app: Flask, world: World, door: str, rule: Rule, lang: str = "es") -> str:
    """Return the address of a door in this world."""
    given = {**world.args, "lang": lang, **OTHER_ARGS.get(door, {})}
    args = {name: world.args.get(given[name], given[name]) for name in rule.arguments}
    with app.test_request_context():
        return url_for(rule.endpoint, **args)


def answers(app: Flask, world: World, door: str, rule: Rule) -> str:
    """Return the signs of the whole cast, in order."""
    path = path_of(app, world, door, rule)
    return "".join(knock(app, world.people.get(who), door, path) for who in CAST)


def test_every_door_has_its_row(app: Flask) -> None:
    assert_none(problems((door for door, _ in doors(app)), DOORS))


def test_every_door_opens_to_whom_it_should(app: Flask) -> None:
    world = make_world()
    found = {d: answers(app, world, d, rule) for d, rule in doors(app) if d in DOORS}
    assert_none(
        f"{door}: {CAST[i]} got {signs[i]}, expected {DOORS[door][i]}"
        for door, signs in found.items()
        for i in range(len(CAST))
        if signs[i] != DOORS[door][i]
    )


def test_a_new_door_without_a_row_is_found() -> None:
    assert "add its row" in problems(["cosa.ver GET"], {})[0]


def test_a_row_without_a_door_and_a_short_row_are_found() -> None:
    found = problems(["cosa.ver GET"], {"cosa.ver GET": "+", "vieja GET": "+" * len(CAST)})
    assert "no door any more" in found[1]
    assert "one sign for each" in found[0]


def test_an_open_door_that_should_be_closed_is_found(app: Flask) -> None:
    """The table is compared with what the application answers, not with what it declares."""
    world = make_world()
    rule = next(r for d, r in doors(app) if d == "administracion.personas GET")
    signs = answers(app, world, "administracion.personas GET", rule)
    assert signs != "+" * len(CAST)
    assert signs[CAST.index("elena")] == "+"
