"""The application under test, the database that is rolled back after each test, and the cast."""

from __future__ import annotations

import gc
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from config import Settings
from cursos.insignias.claves import make_first_key
from cursos.insignias.sello import load_seal
from plataforma import limits
from plataforma.app import create_app
from plataforma.clock import now
from plataforma.db import db
from plataforma.mensajes import compile_catalogue
from plataforma.permissions import Rol
from tests import postgres, whose
from tests.chromium import browser
from tests.client import CheckingClient
from tests.databases import SQLITE, make, reverse_what_is_not_ordered
from tests.factories.identidad import make_membresia, make_organizacion, make_usuario
from tests.isolation import rolled_back
from wsgi import PARTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flask import Flask

    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion

__all__ = ["browser"]  # for every journey and for the tests of a script


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--db",
        default=os.environ.get("TEST_DB", "sqlite"),
        choices=("sqlite", "postgresql"),
        help="database that the whole run uses",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Compile the Portuguese once, before the workers start."""
    if not hasattr(config, "workerinput"):
        compile_catalogue()


@pytest.hookimpl(trylast=True)  # once the folders have said what their tests are
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Run what says the same on either database on one of them: SQLite, unless it says which."""
    kept: list[pytest.Item] = []
    left_out: list[pytest.Item] = []
    for item in items:
        once = item.get_closest_marker("once")
        wanted = (once.args or ("sqlite",)) if once else (config.getoption("--db"),)
        (kept if config.getoption("--db") in wanted else left_out).append(item)
    config.hook.pytest_deselected(items=left_out)
    items[:] = kept


def pytest_collection_finish() -> None:
    """Let the collector of garbage leave alone what is loaded for good, and look less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print the page weights of the journeys. Here, because the workers' conftest is not asked."""
    reports = terminalreporter.stats.get("passed", []) + terminalreporter.stats.get("failed", [])
    lines = [value for r in reports for name, value in r.user_properties if name == "weight"]
    if lines:
        terminalreporter.section("page weights (cold; budget 50 KB, 8 requests)")
        for line in lines:
            terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def databases(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Where the databases of this worker are: a folder, or a server of its own."""
    if request.config.getoption("--db") == "sqlite":
        yield f"{SQLITE}{tmp_path_factory.mktemp('db')}"
        return
    with postgres.server() as server:
        yield server


@pytest.fixture(scope="session")
def make_database(databases: str) -> Callable[[str], str]:
    """A function that makes an empty database of this worker and returns its address."""
    return lambda name: make(databases, name)


@pytest.fixture(scope="session")
def database_url(make_database: Callable[[str], str]) -> str:
    """The address of the database that is rolled back after each test."""
    return make_database("escala")


@pytest.fixture(scope="session")
def settings(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """An installation as `flask preparar` leaves it: with what signs credentials and PDFs.

    Made today: the first test to sign a PDF may stand in another year.
    """
    place = Path(tmp_path_factory.mktemp("instance"))
    make_first_key(place / "claves" / "credenciales")
    load_seal(place / "claves" / "pdf", "", at=now(), development=True)
    return Settings(
        entorno="pruebas",
        base_url="http://127.0.0.1:5000",
        instance_dir=place,
        database_url=database_url,
        secret_keys=(secrets.token_urlsafe(32),),
    )


@pytest.fixture(scope="session")
def app(settings: Settings) -> Iterator[Flask]:
    """The whole application over a database made from the models."""
    reverse_what_is_not_ordered()
    app = create_app(settings, PARTES)
    whose.watch()
    with app.app_context():
        db.create_all()
    yield app
    with app.app_context():
        for engine in db.engines.values():
            engine.dispose()


@pytest.fixture(autouse=True)
def db_session(app: Flask, request: pytest.FixtureRequest) -> Iterator[None]:
    """Wrap the test in a transaction that is rolled back, requests and all.

    A test marked `real_database` commits for good and must clean up after itself.
    """
    if request.node.get_closest_marker("real_database"):
        with app.app_context():
            limits.reset()
            yield
        return
    with rolled_back(app):
        yield


@pytest.fixture
def client(app: Flask) -> CheckingClient:
    """A browser that checks every page it is shown."""
    return CheckingClient(app)


@pytest.fixture
def ana() -> Usuario:
    """Entrepreneur in Paraguay."""
    return make_usuario("Ana Benítez", correo="ana@escala.test", pais="PY")


@pytest.fixture
def bruno() -> Usuario:
    """Course author and tutor in Brazil, reads Portuguese."""
    return make_usuario(
        "Bruno Tavares", correo="bruno@escala.test", pais="BR", idioma="pt", roles=(Rol.AUTOR,)
    )


@pytest.fixture
def camara() -> Organizacion:
    """Carla's chamber."""
    return make_organizacion("Cámara de Exportadores del Litoral", slug="litoral", pais="UY")


@pytest.fixture
def carla(camara: Organizacion) -> Usuario:
    """Chamber manager in Uruguay."""
    persona = make_usuario("Carla Sosa", correo="carla@escala.test", pais="UY")
    make_membresia(persona, camara)
    return persona


@pytest.fixture
def diego() -> Usuario:
    """Consultant in Colombia."""
    return make_usuario("Diego Restrepo", correo="diego@escala.test", pais="CO")


@pytest.fixture
def elena() -> Usuario:
    """Administrator at the Secretariat."""
    return make_usuario(
        "Elena Ríos", correo="elena@escala.test", pais="UY", roles=(Rol.ADMINISTRACION,)
    )


@pytest.fixture
def gael() -> Usuario:
    """National counterpart of Mexico."""
    return make_usuario(
        "Gael Núñez", correo="gael@escala.test", pais="MX", roles=(Rol.CONTRAPARTE,)
    )


@pytest.fixture
def fabian() -> Usuario:
    """A stranger: an account and nothing else."""
    return make_usuario("Fabián Quispe", correo="fabian@escala.test", pais="BO")
