"""Migrations lead exactly to the models, and back to nothing, on the database of this run."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask_migrate import downgrade, upgrade
from sqlalchemy import Column, Integer, MetaData, Table, inspect, text
from sqlalchemy.exc import DBAPIError

from config import ROOT
from plataforma.app import create_app
from plataforma.db import db
from tests.guards.source import assert_none
from wsgi import PARTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from flask import Flask
    from sqlalchemy.engine import Engine

    from config import Settings

pytestmark = pytest.mark.real_database
TEXTS = {"titulo": {"es": "a", "pt": "b"}, "resumen": {"es": "a", "pt": "b"}}
DAY = datetime(2026, 3, 1, tzinfo=UTC)
VERSIONS = ROOT / "migrations" / "versions"


@pytest.fixture(scope="module")
def migrated_app(
    settings: Settings,
    make_database: Callable[[str], str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Flask]:
    """An application over a database that only migrations made."""
    own = replace(
        settings,
        database_url=make_database("migraciones"),
        instance_dir=tmp_path_factory.mktemp("migraciones"),
    )
    app = create_app(own, PARTES)
    with app.app_context():
        upgrade()
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def migrated(migrated_app: Flask, db_session: None) -> Iterator[None]:
    """Inside it, `db` is that database and not the one made from the models."""
    with migrated_app.app_context():
        yield


def differences(engine: Engine, metadata: MetaData) -> list[str]:
    """Return what the models have and the migrations lack, or the other way round."""
    options = {"compare_type": True, "render_as_batch": True}
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=options)
        found = compare_metadata(context, metadata)
    return [f"{change}: flask --app wsgi db migrate, and read what it wrote" for change in found]


def chain_problems(folder: Path) -> list[str]:
    """There are migrations, each follows one that exists, and one is first."""
    files = sorted(folder.glob("*.py"))
    if not files:
        return ["migrations/versions is empty: flask --app wsgi db migrate"]
    texts = {f.name: f.read_text(encoding="utf-8") for f in files}
    found = [f"{n} has no downgrade" for n, t in texts.items() if "def downgrade" not in t]
    firsts = [n for n, t in texts.items() if "down_revision = None" in t]
    return found if len(firsts) == 1 else [*found, f"{len(firsts)} first migrations: {firsts}"]


def test_there_are_migrations_and_each_goes_back() -> None:
    assert_none(chain_problems(VERSIONS))


def test_a_project_without_migrations_is_found(tmp_path: Path) -> None:
    assert "is empty" in chain_problems(tmp_path)[0]


def test_a_migration_that_cannot_go_back_is_found(tmp_path: Path) -> None:
    (tmp_path / "0001_x.py").write_text("down_revision = None\ndef upgrade(): ...\n", "utf-8")
    assert chain_problems(tmp_path) == ["0001_x.py has no downgrade"]


def test_migrations_and_models_are_the_same(migrated: None) -> None:
    assert_none(differences(db.engine, db.metadata))


def test_a_model_without_migration_is_found(migrated: None) -> None:
    planted = MetaData()
    for table in db.metadata.sorted_tables:
        table.to_metadata(planted)
    Table("nueva", planted, Column("id", Integer, primary_key=True))
    assert "add_table" in differences(db.engine, planted)[0]


def test_a_migrated_database_refuses_to_change_the_audit_log(migrated: None) -> None:
    row = "INSERT INTO audit_line VALUES (1, '2027-01-01 00:00:00', '', 'a', 'b', '{}', 'p', 'm')"
    db.session.execute(text(row))
    with pytest.raises(DBAPIError, match="append-only"):
        db.session.execute(text("UPDATE audit_line SET accion = 'x'"))
    db.session.rollback()


def test_migrations_go_down_to_nothing_and_up_again(migrated: None) -> None:
    downgrade(revision="base")
    assert inspect(db.engine).get_table_names() == ["alembic_version"]
    upgrade()
    assert set(inspect(db.engine).get_table_names()) == {"alembic_version", *db.metadata.tables}


def insert_issued(then: MetaData) -> None:
    """Two versions that grant something, and a credential of the second one."""
    with db.engine.begin() as link:
        for number in (1, 2):
            named = {"id": number, "slug": f"c{number}", "codigo": f"X{number}", "creado_el": DAY}
            link.execute(then.tables["curso"].insert(), named | TEXTS)
            version: dict[str, Any] = {
                "id": number,
                "curso_id": number,
                "numero": 3,
                "hash": "h",
                "minutos": 1,
            }
            version |= {"bytes": 1, "datos": {}, "evaluacion": {}, "publicada_el": DAY}
            version |= {"credencial": {"codigo": "MC-X1", "horas": 2}}
            version |= {"es_actual": True, "origen": "archivos"}
            link.execute(then.tables["version_curso"].insert(), version | TEXTS)
        held: dict[str, Any] = {"codigo": "k", "titular": "Ana", "titular_busqueda": "ana"}
        held |= {"version_id": 2, "idioma": "es", "estado": "vigente", "emitida_el": DAY}
        held |= {"origen": "automatica", "motivo": "", "detalle_revocacion": "", "documento": "{}"}
        held |= {"lista_estado": 1, "indice_estado": 1}
        link.execute(then.tables["credencial"].insert(), held)


def test_what_was_issued_of_a_course_leads_to_its_achievement(migrated: None) -> None:
    """0015 gives each version that something was issued of a row, and none to the others."""
    downgrade(revision="0014")
    then = MetaData()
    then.reflect(db.engine, only=["curso", "version_curso", "credencial"])
    insert_issued(then)
    upgrade()
    query = (
        "SELECT version_id, logro.codigo, numero FROM logro JOIN credencial ON logro_id = logro.id"
    )
    assert [tuple(row) for row in db.session.execute(text(query))] == [(2, "MC-X1", 3)]
    assert db.session.scalar(text("SELECT count(*) FROM logro")) == 1
    lists = "SELECT numero, emisor_id, uso FROM lista_estado"  # 0016: they are the Secretariat's
    assert [tuple(row) for row in db.session.execute(text(lists))] == [(1, None, "credenciales")]
    db.session.rollback()
    downgrade(revision="base")
    upgrade()


def reflected() -> MetaData:
    then = MetaData()
    then.reflect(db.engine)
    return then


def insert_firms(then: MetaData, of: dict[str, int]) -> None:
    """A firm and what it holds, which no course grants."""
    firm: dict[str, Any] = {
        "id": 1,
        "nombre": "Yvoty",
        "slug": "yvoty",
        "tipo": "empresa",
        "pais": "PY",
    }
    firm["creada_el"] = DAY
    held: dict[str, Any] = {"codigo": "k", "titular": "Yvoty", "titular_busqueda": "yvoty"}
    held |= {"logro_id": 1, "idioma": "es", "estado": "vigente", "emitida_el": DAY}
    held |= {"origen": "automatica", "motivo": "", "detalle_revocacion": "", "documento": "{}"}
    held |= {"lista_estado": 1, "indice_estado": 1} | of
    diploma = {"id": 1, "tipo": "empresa", "codigo": "EMP-1", "numero": 1, "datos": {}}
    with db.engine.begin() as link:
        link.execute(then.tables["organizacion"].insert(), firm)
        link.execute(then.tables["logro"].insert(), diploma)
        if "lista_estado" in then.tables:
            link.execute(then.tables["lista_estado"].insert(), {"numero": 1, "uso": "credenciales"})
        link.execute(then.tables["credencial"].insert(), held)


@pytest.mark.parametrize(
    ("revision", "of", "said"),
    [
        ("0017", {"organizacion_id": 1}, "credentials are of firms"),
        ("0015", {}, "credentials are of no course"),
    ],
)
def test_what_the_older_tables_cannot_hold_is_refused_before_anything_changes(
    migrated: None, caplog: pytest.LogCaptureFixture, revision: str, of: dict[str, int], said: str
) -> None:
    downgrade(revision=revision)
    then = reflected()
    insert_firms(then, of)

    with pytest.raises(SystemExit):
        downgrade(revision="base")
    assert said in caplog.text
    now = reflected().tables["credencial"]
    assert set(now.columns.keys()) == set(then.tables["credencial"].columns.keys())

    with db.engine.begin() as link:
        for name in ("credencial", "logro", "organizacion"):
            link.execute(then.tables[name].delete())
    downgrade(revision="base")
    upgrade()
