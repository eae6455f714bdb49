"""The demonstration world."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from plataforma import demo
from plataforma.db import db
from plataforma.identidad.models import Usuario
from plataforma.part import parts

if TYPE_CHECKING:
    from flask import Flask

PASSWORD = "barco-de-papel-7"


def test_there_is_one_account_per_role_and_a_hundred_and_twenty_learners() -> None:
    world = demo.load_people(PASSWORD)
    assert set(world.cuentas) == {local for local, *_ in demo.ACCOUNTS}
    assert len(world.aprendices) == 120
    assert len({p.pais for p in world.aprendices}) == 13


def test_the_world_is_the_same_each_time() -> None:
    first = [(p.nombre, p.correo) for p in demo.load_people(PASSWORD).aprendices]
    db.session.rollback()
    assert [(p.nombre, p.correo) for p in demo.load_people(PASSWORD).aprendices] == first


def test_only_the_accounts_that_are_printed_have_a_password() -> None:
    demo.load_people(PASSWORD)
    with_password = db.session.query(Usuario).filter(Usuario.clave_hash.is_not(None))
    assert with_password.count() == len(demo.ACCOUNTS)


def test_production_refuses_it(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    production = replace(app.extensions["settings"], entorno="produccion")
    monkeypatch.setitem(app.extensions, "settings", production)
    with pytest.raises(RuntimeError, match="production"):
        demo.load_people(PASSWORD)
    assert not demo.is_loaded()


def test_every_part_that_has_something_to_show_adds_its_share() -> None:
    assert {p.name for p in parts() if p.demo} == {"cursos", "consultores"}
