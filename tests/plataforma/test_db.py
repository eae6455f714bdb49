"""The database: transactions, column types, SQLite's settings."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import StatementError

from plataforma.db import after_commit, db, get_or_404, transaction
from plataforma.errors import DomainError, NotFoundError
from plataforma.identidad.models import Usuario
from plataforma.organizaciones.models import Organizacion, TipoOrganizacion
from plataforma.texto import TextoBilingue
from tests.factories.identidad import make_organizacion

if TYPE_CHECKING:
    from flask import Flask


def count() -> int:
    return db.session.query(Organizacion).count()


def new(slug: str) -> Organizacion:
    return Organizacion(slug=slug, nombre=slug, pais="PY", tipo=TipoOrganizacion.CAMARA)


def test_an_act_is_committed_whole() -> None:
    with transaction():
        db.session.add_all([new("una"), new("otra")])
    db.session.rollback()
    assert count() == 2


def test_a_refused_act_leaves_nothing() -> None:
    with pytest.raises(DomainError), transaction():
        db.session.add(new("una"))
        db.session.flush()
        raise DomainError
    assert count() == 0


def test_transactions_do_not_nest() -> None:
    with pytest.raises(RuntimeError, match="do not nest"), transaction(), transaction():
        pass


def test_an_act_can_follow_a_refused_one() -> None:
    with pytest.raises(DomainError), transaction():
        raise DomainError
    with transaction():
        db.session.add(new("una"))
    assert count() == 1


def test_an_act_forgets_what_was_read_before_it() -> None:
    """Another request may have changed the row since the page loaded it."""
    camara = make_organizacion("Antes")
    db.session.commit()
    db.session.execute(text("UPDATE organizacion SET nombre = 'Después'"))
    with transaction():
        assert camara.nombre == "Después"


def test_the_person_of_the_request_survives(ana: Usuario) -> None:
    with transaction():
        assert "nombre" in ana.__dict__


def test_the_runner_is_woken_after_the_commit_and_not_after_a_refusal(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.extensions, "after_commit", [])
    woken: list[int] = []
    after_commit(app, lambda: woken.append(count()))
    with pytest.raises(DomainError), transaction():
        raise DomainError
    assert woken == []
    with transaction():
        db.session.add(new("una"))
    assert woken == [1]


def test_a_naive_moment_is_refused(ana: Usuario) -> None:
    ana.creado_el = datetime(2027, 3, 12, 10, 0)  # noqa: DTZ001 — the fault under test
    with pytest.raises(StatementError, match="naive datetime"):
        db.session.flush()


def test_moments_are_kept_in_utc_and_come_back_aware(ana: Usuario) -> None:
    ana.creado_el = datetime(2027, 3, 12, 10, 0, tzinfo=ZoneInfo("America/Asuncion"))
    db.session.commit()
    db.session.expire_all()
    assert ana.creado_el == datetime(2027, 3, 12, 13, 0, tzinfo=UTC)
    assert ana.creado_el.tzinfo is UTC


def test_get_or_404_returns_the_row_or_says_that_there_is_none() -> None:
    camara = make_organizacion(slug="litoral")
    wanted = select(Organizacion).where(Organizacion.slug == "litoral")
    assert get_or_404(wanted) is camara
    with pytest.raises(NotFoundError):
        get_or_404(wanted.where(Organizacion.pais == "BR"))


def test_a_bilingual_text_falls_back_to_the_other_language() -> None:
    assert TextoBilingue("Hola", "Olá").en("pt") == "Olá"
    assert TextoBilingue("Hola", "").en("pt") == "Hola"
    assert TextoBilingue("", "Olá").en("es") == "Olá"


def test_sqlite_is_durable_and_checks_foreign_keys(app: Flask) -> None:
    if db.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL has these by itself")
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}
    found = {k: db.session.execute(text(f"PRAGMA {k}")).scalar() for k in wanted}
    assert found == wanted


def test_tables_have_singular_names_and_named_constraints() -> None:
    assert Usuario.__tablename__ == "usuario"
    names = [c.name for t in db.metadata.sorted_tables for c in t.constraints]
    assert all(names)
