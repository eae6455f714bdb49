"""Headers, cookies, hosts and CSRF."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from plataforma.app import create_app
from plataforma.security import CSP, HEADERS
from tests.client import CheckingClient
from tests.plataforma.prueba import PRUEBA
from wsgi import PARTES

if TYPE_CHECKING:
    from flask import Flask

    from config import Settings
    from plataforma.identidad.models import Usuario


@pytest.fixture(scope="module")
def app(app_de_prueba: Flask) -> Flask:
    return app_de_prueba


@pytest.mark.parametrize(
    "path",
    ["/", "/es/prueba/publica/", "/es/nada/", "/es/prueba/rompe/", "/es/prueba/cuenta/", "/salud"],
)
def test_every_answer_carries_the_headers(client: CheckingClient, path: str) -> None:
    response = client.get(path)
    assert {k: response.headers.get(k) for k in HEADERS} == HEADERS


def test_nothing_inline_and_nothing_foreign_is_allowed() -> None:
    assert "unsafe" not in CSP
    assert "http" not in CSP
    assert CSP.startswith("default-src 'none'")


def test_a_signed_in_persons_page_is_kept_by_no_cache(client: CheckingClient, ana: Usuario) -> None:
    response = client.as_user(ana).get("/es/prueba/cuenta/")
    assert response.headers["Cache-Control"] == "no-store"
    assert "Cookie" in response.vary


def test_no_answer_says_what_serves_it(client: CheckingClient) -> None:
    response = client.get("/es/prueba/publica/")
    assert "Server" not in response.headers
    assert "X-Powered-By" not in response.headers


def test_an_unknown_host_is_refused(client: CheckingClient) -> None:
    assert client.get("/es/prueba/publica/", headers={"Host": "evil.example"}).status_code == 400


def test_a_post_without_token_is_refused(client: CheckingClient) -> None:
    assert client.post("/es/prueba/formulario/", data={"nombre": "Ana"}).status_code == 400


def test_a_post_with_anothers_token_is_refused(app: Flask, client: CheckingClient) -> None:
    token = CheckingClient(app).csrf_token()
    answer = client.post("/es/prueba/formulario/", data={"nombre": "A", "csrf_token": token})
    assert answer.status_code == 400


@pytest.fixture(scope="module")
def https_app(settings: Settings) -> Flask:
    secure = replace(settings, base_url="https://escala.example", proxies=1)
    return create_app(secure, (*PARTES, PRUEBA))


def test_under_https_cookies_and_transport_are_locked(https_app: Flask) -> None:
    https_app.config["SHOW_ERROR_PAGES"] = True
    response = https_app.test_client().get(
        "/es/prueba/formulario/", base_url="https://escala.example"
    )
    cookie = response.headers["Set-Cookie"]
    assert cookie.startswith("__Host-escala=")
    assert all(part in cookie for part in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"))
    assert "Domain" not in cookie
    assert response.headers["Strict-Transport-Security"].startswith("max-age=31536000")


def test_a_rotated_key_still_opens_old_sessions(settings: Settings) -> None:
    new = replace(settings, secret_keys=("n" * 32, *settings.secret_keys))
    app = create_app(new, PARTES)
    assert app.config["SECRET_KEY_FALLBACKS"] == list(settings.secret_keys)
