"""ETag and 304 for public pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from flask import Flask

    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

PATH = "/es/prueba/publica/"


@pytest.fixture(scope="module")
def app(app_de_prueba: Flask) -> Flask:
    return app_de_prueba


def test_a_phone_that_has_the_page_is_not_sent_it_again(client: CheckingClient) -> None:
    etag = client.get(PATH).headers["ETag"]
    again = client.get(PATH, headers={"If-None-Match": etag})
    assert (again.status_code, again.data) == (304, b"")


def test_a_page_that_changed_is_sent(client: CheckingClient) -> None:
    assert client.get(PATH, headers={"If-None-Match": '"old"'}).status_code == 200


def test_a_signed_in_persons_page_has_no_etag(client: CheckingClient, ana: Usuario) -> None:
    assert "ETag" not in client.as_user(ana).get(PATH).headers


def test_an_error_has_no_etag(client: CheckingClient) -> None:
    assert "ETag" not in client.get("/es/nada/").headers


def test_a_page_with_a_form_token_is_not_shared(client: CheckingClient) -> None:
    response = client.get("/es/prueba/formulario/")
    assert "ETag" not in response.headers
    assert response.headers["Cache-Control"] == "private, no-cache"
