"""Two at once: one credential, whatever the database."""

from __future__ import annotations

import secrets
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, func, select, text

from cursos.catalogo.models import VersionCurso
from cursos.credenciales import logros, services
from cursos.credenciales.models import Credencial, Origen
from cursos.inscripciones.models import Inscripcion
from cursos.insignias.claves import make_first_key
from plataforma.app import create_app
from plataforma.db import db, transaction
from plataforma.identidad.models import Usuario
from tests.factories.credenciales import make_credencial, make_version
from tests.factories.cursos import make_inscripcion
from tests.factories.diplomas import AREA_A, give, held, make_version_de
from tests.factories.identidad import make_usuario
from tests.statements import counted
from wsgi import PARTES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flask import Flask

    from config import Settings

THREADS = 8


@pytest.fixture
def own_app(settings: Settings, tmp_path: Path) -> Iterator[Flask]:
    """The application over a database of its own: what is committed here, stays here."""
    url = f"sqlite:///{tmp_path / 'escala.db'}"
    if settings.database_url.startswith("postgresql"):
        server, _slash, _name = settings.database_url.rpartition("/")
        name = f"credenciales_{secrets.token_hex(4)}"
        engine = create_engine(settings.database_url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        engine.dispose()
        url = f"{server}/{name}"
    make_first_key(tmp_path / "claves" / "credenciales")
    app = create_app(replace(settings, instance_dir=tmp_path, database_url=url), PARTES)
    with app.app_context():
        db.create_all()
        yield app
        db.session.remove()
        db.engine.dispose()


def test_eight_completions_at_once_issue_one_credential(own_app: Flask) -> None:
    with transaction():
        inscripcion = make_inscripcion(make_usuario(), make_version().curso).id

    def complete(_number: int) -> bool:
        with own_app.app_context(), transaction():
            found = db.session.get_one(Inscripcion, inscripcion)
            try:
                return services.emitir_por_aprobacion(found) is not None
            except services.YaTieneCredencialError:
                return False

    with ThreadPoolExecutor(THREADS) as pool:
        issued = list(pool.map(complete, range(THREADS)))

    assert issued.count(True) == 1
    assert db.session.scalar(select(func.count(Credencial.id))) == 1


def test_two_last_pieces_at_once_bring_one_diploma(own_app: Flask) -> None:
    """Each sees only its own until the other one is committed."""
    with transaction():
        persona = make_usuario()
        give(persona, *AREA_A[:2])
        last = [make_version_de(codigo).id for codigo in AREA_A[2:]]
        who = persona.id

    def issue(version: int) -> None:
        with own_app.app_context(), transaction():
            logro = logros.de_version(db.session.get_one(VersionCurso, version))
            titular = db.session.get_one(Usuario, who)
            services.emitir(titular, logro, services.Decision(origen=Origen.AUTOMATICA))

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(issue, last))

    assert len(held(db.session.get_one(Usuario, who), "D1")) == 1


def test_who_renews_waits_for_who_revokes(ana: Usuario) -> None:
    """Else the revocation would be lost under "superseded"."""
    if db.engine.dialect.name == "sqlite":
        pytest.skip("one writer at a time")
    version = make_version()
    make_credencial(ana, version)
    with counted() as statements:
        services.emitir(ana, logros.de_version(version), services.Decision(origen=Origen.MANUAL))
    read = next(s for s in statements if "FROM credencial" in s)
    assert read.endswith("FOR UPDATE OF credencial")
