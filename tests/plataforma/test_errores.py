"""Refusals and error pages: in the person's language, saying what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from sqlalchemy.exc import OperationalError

from plataforma.errors import DomainError
from tests.plataforma.prueba import CupoLlenoError

if TYPE_CHECKING:
    from flask import Flask

    from tests.client import CheckingClient


@pytest.fixture(scope="module")
def app(app_de_prueba: Flask) -> Flask:
    return app_de_prueba


def test_a_refusal_names_its_rule_and_tells_what_to_do() -> None:
    assert str(CupoLlenoError()) == "Ya no hay lugar."
    assert str(DomainError("Quedan %(n)d lugares.", n=3)) == "Quedan 3 lugares."


def test_a_refusal_is_shown_where_the_person_was(client: CheckingClient) -> None:
    back = "http://localhost/es/ayuda/?q=1"
    response = client.send("/es/prueba/rechaza/", headers={"Referer": back})
    assert (response.status_code, response.location) == (303, "/es/ayuda/?q=1")
    assert "Ya no hay lugar." in client.get("/es/ayuda/").text


@pytest.mark.parametrize(
    "referrer",
    ["", "https://evil.example/es/ayuda/", "http://localhost//evil.example/", "http://[", "//"],
)
def test_a_refusal_never_sends_elsewhere(client: CheckingClient, referrer: str) -> None:
    response = client.send("/es/prueba/rechaza/", headers={"Referer": referrer})
    assert response.status_code == 409
    assert "Ya no hay lugar." in response.text


def test_a_refused_page_has_a_page_of_its_own(client: CheckingClient) -> None:
    assert client.get("/es/prueba/rechaza/").status_code == 409


@pytest.mark.parametrize("lang", ["es", "pt"])
@pytest.mark.parametrize("code", [400, 403, 404, 405, 413, 429, 500, 503])
def test_every_error_has_a_page_of_the_same_design(
    client: CheckingClient, lang: str, code: int
) -> None:
    """The client checks the page itself: language, one h1, title."""
    response = client.get(f"/{lang}/prueba/aborta/{code}/")
    assert response.status_code == code
    assert 'class="cabecera"' in response.text
    assert f'href="/{lang}/"' in response.text


def test_an_unknown_address_is_answered_in_the_language_of_the_address(
    client: CheckingClient,
) -> None:
    response = client.get("/pt/nada/de/nada/", headers={"Accept-Language": "es"})
    assert response.status_code == 404
    assert '<html lang="pt-BR"' in response.text


def test_an_address_without_language_is_answered_in_the_browsers(client: CheckingClient) -> None:
    response = client.get("/nada", headers={"Accept-Language": "pt-BR,pt;q=0.9"})
    assert '<html lang="pt-BR"' in response.text


def test_a_forbidden_page_is_403(client: CheckingClient) -> None:
    assert client.get("/es/prueba/prohibe/").status_code == 403


def test_an_unexpected_error_shows_nothing_of_the_code(client: CheckingClient) -> None:
    response = client.get("/es/prueba/rompe/")
    assert response.status_code == 500
    assert "secret" not in response.text
    assert "Traceback" not in response.text


def test_the_500_page_works_with_the_database_down(client: CheckingClient, app: Flask) -> None:
    """Even for somebody signed in: nothing may ask for the person."""
    with client.session_transaction() as session:
        session["_user_id"] = "anything"
    broken = OperationalError("SELECT", {}, Exception("server closed the connection"))
    with patch("plataforma.identidad.sessions.db.session.scalars", side_effect=broken):
        response = client.get("/pt/ayuda/")
    assert response.status_code == 500
    assert '<html lang="pt-BR"' in response.text


def test_too_large_an_upload_is_413(client: CheckingClient) -> None:
    response = client.post(
        "/es/prueba/archivo/", data=b"x" * 6_500_000, content_type="multipart/form-data; boundary=b"
    )
    assert response.status_code == 413
