"""The development mail reader."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from flask.testing import FlaskClient

from tests.plataforma.entrada.correo import code_in, mails_to

if TYPE_CHECKING:
    from flask import Flask

    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


@pytest.fixture
def ana_asked(client: CheckingClient, ana: Usuario) -> Usuario:
    client.send("/es/entrar/", {"correo": ana.correo, "modo": "codigo"})
    return ana


def test_mails_are_listed_and_read_with_their_links(
    client: CheckingClient, ana_asked: Usuario
) -> None:
    (mail,) = mails_to(ana_asked.correo)
    assert mail.asunto in client.get("/_correo/").text
    assert mail.asunto in client.get(f"/_correo/?para={ana_asked.correo}").text
    page = client.get(f"/_correo/{mail.id}/").text
    assert code_in(ana_asked.correo) in page
    assert 'href="http://127.0.0.1:5000/es/entrar/enlace/' in page


def test_the_design_is_shown_without_scripts_or_network(app: Flask, ana_asked: Usuario) -> None:
    (mail,) = mails_to(ana_asked.correo)
    response = FlaskClient(app).get(f"/_correo/{mail.id}/html")
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "sandbox" in response.headers["Content-Security-Policy"]


def test_a_mail_that_is_not_there_is_not_found(client: CheckingClient) -> None:
    assert client.get("/_correo/999999/").status_code == 404
    assert client.get("/_correo/999999/html").status_code == 404


def test_an_empty_box_says_how_to_fill_it(client: CheckingClient) -> None:
    assert "Todavía no hay correos" in client.get("/_correo/").text


def test_it_does_not_exist_in_production(
    app: Flask, client: CheckingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = dataclasses.replace(app.extensions["settings"], entorno="produccion")
    monkeypatch.setitem(app.extensions, "settings", settings)
    assert client.get("/_correo/").status_code == 404
