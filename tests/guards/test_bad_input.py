"""Awkward values in every address, query and form, as four of the cast: never a 500, never markup.

Every field that a door asks for gets every value of the corpus, in as few requests as that takes.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import pytest
from flask import request

from plataforma.access import declared, public
from tests.guards.awkward import RAW, SEGMENTS, VALUES, Attacker, Noting, names
from tests.guards.source import assert_none
from tests.guards.world import make_world

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.routing import Rule

CAST = ("ana", "carla", "diego", "elena")


@pytest.fixture
def attacker(
    request: pytest.FixtureRequest, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> Attacker:
    """One of the cast, in a world that has one of each thing that an address may name."""
    monkeypatch.setattr(app.request_class, "parameter_storage_class", Noting)
    world = make_world()
    return Attacker(app, request.param, world.people[request.param].id, world.args)


each = pytest.mark.parametrize("attacker", CAST, indirect=True)


def own(attacker: Attacker, rule: Rule) -> bool:
    """Doors that are open to all are left to the first of the cast."""
    access = declared(attacker.app, rule.endpoint)
    return attacker.nombre == CAST[0] or bool(access and access.permiso)


@each
def test_awkward_values_in_every_query(attacker: Attacker) -> None:
    for rule in list(attacker.rules("GET")):
        url = attacker.address(rule)
        for fields in islice(attacker.turns(names()), None if own(attacker, rule) else 1):
            attacker.sends("GET", url, query_string=fields)
        attacker.sends("GET", url, query_string=RAW)
    assert_none(attacker.faults)


@each
def test_awkward_values_in_every_form(attacker: Attacker) -> None:
    for rule in list(attacker.rules("POST")):
        for fields in islice(attacker.turns(names()), None if own(attacker, rule) else 1):
            data = fields | {"csrf_token": attacker.token}
            attacker.sends("POST", attacker.address(rule), data=data)
    assert_none(attacker.faults)


def entered(attacker: Attacker) -> list[Rule]:
    """Every door for the first of the cast; for the others, those that they open."""
    if attacker.nombre == CAST[0]:
        return list(attacker.app.url_map.iter_rules())
    rules = (*attacker.rules("GET"), *attacker.rules("POST"))
    return [rule for rule in rules if own(attacker, rule)]


@each
def test_awkward_addresses(attacker: Attacker) -> None:
    for rule in entered(attacker):
        method = "GET" if "GET" in (rule.methods or ()) else "POST"
        data = {"csrf_token": attacker.token} if method == "POST" else None
        for name in rule.arguments - {"lang"}:
            kind = "int" if f"<int:{name}>" in rule.rule else "str"
            for value in SEGMENTS[kind]:
                attacker.sends(method, attacker.address(rule, **{name: value}), data=data)
    assert_none(attacker.faults)


def _breaks() -> str:
    return str(1 // 0)


def test_a_fault_is_noted(app: Flask) -> None:
    world = make_world()
    attacker = Attacker(app, "ana", world.people["ana"].id, world.args)
    shown = app.view_functions["portada.ayuda"]
    app.view_functions["portada.ayuda"] = public(lambda: VALUES[1])
    attacker.sends("GET", "/es/ayuda/")
    app.view_functions["portada.ayuda"] = public(_breaks)
    try:
        attacker.sends("GET", "/es/ayuda/")
    finally:
        app.view_functions["portada.ayuda"] = shown
    assert "unescaped '<script>" in attacker.faults[0]
    assert "ZeroDivisionError" in attacker.faults[-1]


def test_a_field_gets_every_value_once_a_view_asks_for_it(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.request_class, "parameter_storage_class", Noting)
    attacker = Attacker(app, "ana", make_world().people["ana"].id, {})
    seen: dict[str, set[str | None]] = {"q": set(), "pais": set()}

    @public
    def reads() -> str:
        """Asks for the second where the first has a certain value alone."""
        q = request.args.get("q")
        seen["q"].add(q)
        if q == VALUES[2]:
            seen["pais"].add(request.args.get("pais"))
        return ""

    monkeypatch.setitem(app.view_functions, "portada.ayuda", reads)
    for fields in attacker.turns({"q", "pais", "lugar"}):
        attacker.sends("GET", "/es/ayuda/", query_string=fields)
    assert seen["q"] >= {value.replace("\0", "") for value in VALUES}
    assert seen["pais"]
    assert "lugar" not in Noting.asked
