"""/salud: what a monitor asks."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from sqlalchemy.exc import OperationalError

from config import VERSION
from plataforma.clock import now
from plataforma.db import db
from plataforma.jobs.models import Job
from plataforma.portada.health import MAX_LAG

if TYPE_CHECKING:
    from tests.client import CheckingClient


@pytest.fixture(autouse=True)
def indexed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test database has no page to search; that alone would be an alarm."""
    monkeypatch.setattr("plataforma.portada.health.needs_reindex", lambda: False)


def test_a_lost_search_index_shows(client: CheckingClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plataforma.portada.health.needs_reindex", lambda: True)
    response = client.get("/salud")
    assert response.status_code == 503
    assert response.get_json()["busqueda"]["estado"] == "error"


def test_a_sound_installation_says_so(client: CheckingClient) -> None:
    response = client.get("/salud")
    assert response.status_code == 200
    report = response.get_json()
    assert (report["estado"], report["version"]) == ("ok", VERSION)
    assert report["base_de_datos"]["motor"] in {"sqlite", "postgresql"}
    assert "documentos" in report["busqueda"]
    assert report["trabajos"]["espera_segundos"] == 0


def test_a_stopped_job_runner_shows(client: CheckingClient) -> None:
    old = now() - timedelta(seconds=MAX_LAG + 60)
    db.session.add(Job(nombre="correo.enviar", no_antes_el=old))
    db.session.commit()
    response = client.get("/salud")
    assert response.status_code == 503
    assert response.get_json()["trabajos"]["estado"] == "error"
    assert response.get_json()["base_de_datos"]["estado"] == "ok"


def test_a_broken_database_is_named_and_never_described(client: CheckingClient) -> None:
    broken = OperationalError("SELECT 1", {}, Exception("password of postgres is hunter2"))
    with patch("plataforma.portada.health.db.session.execute", side_effect=broken):
        response = client.get("/salud")
    assert response.status_code == 503
    assert response.get_json()["base_de_datos"] == {"estado": "error"}
    assert "hunter2" not in response.text
