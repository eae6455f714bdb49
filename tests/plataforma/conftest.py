"""The application with one more part, `tests.plataforma.prueba`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plataforma.app import create_app
from plataforma.db import db
from tests.plataforma.prueba import PRUEBA
from wsgi import PARTES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask

    from config import Settings


@pytest.fixture(scope="session")
def app_de_prueba(settings: Settings) -> Iterator[Flask]:
    """A module that wants it says `app = app_de_prueba` in a fixture of its own."""
    app = create_app(settings, (*PARTES, PRUEBA))
    app.config["SHOW_ERROR_PAGES"] = True
    with app.app_context():
        db.create_all()
    yield app
    with app.app_context():
        for engine in db.engines.values():
            engine.dispose()
