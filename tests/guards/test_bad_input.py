"""Awkward values in every address, query and form, as four of the cast: never a 500, never markup.

`rotated` gives every field every value of the corpus, in as few requests as that takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plataforma.access import declared, public
from tests.guards.awkward import RAW, SEGMENTS, VALUES, Attacker, names, reads_input, rotated
from tests.guards.source import assert_none
from tests.guards.world import make_world

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.routing import Rule

CAST = ("ana", "carla", "diego", "elena")


@pytest.fixture
def attacker(request: pytest.FixtureRequest, app: Flask) -> Attacker:
    """One of the cast, in a world that has one of each thing that an address may name."""
    world = make_world()
    return Attacker(app, request.param, world.people[request.param].id, world.args)


each = pytest.mark.parametrize("attacker", CAST, indirect=True)


def turns(attacker: Attacker, rule: Rule) -> range:
    """All values where something is read; at doors open to all, by the first of the cast only."""
    access = declared(attacker.app, rule.endpoint)
    own = attacker.nombre == CAST[0] or (access and access.permiso)
    return range(len(VALUES) if own and reads_input(attacker.app, rule) else 1)


@each
def test_awkward_values_in_every_query(attacker: Attacker) -> None:
    fields = names()
    for rule in list(attacker.rules("GET")):
        url = attacker.address(rule)
        for turn in turns(attacker, rule):
            attacker.sends("GET", url, query_string=rotated(fields, turn))
        attacker.sends("GET", url, query_string=RAW)
    assert_none(attacker.faults)


@each
def test_awkward_values_in_every_form(attacker: Attacker) -> None:
    fields = names()
    for rule in list(attacker.rules("POST")):
        for turn in turns(attacker, rule):
            data = rotated(fields, turn) | {"csrf_token": attacker.token}
            attacker.sends("POST", attacker.address(rule), data=data)
    assert_none(attacker.faults)


@each
def test_awkward_addresses(attacker: Attacker) -> None:
    for rule in attacker.app.url_map.iter_rules():
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
