"""What an address may carry, and what is made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from flask import request

from plataforma import i18n

if TYPE_CHECKING:
    from flask import Flask

    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

OBEYED = "_scheme=javascript&_external=1&endpoint=x&_anchor=a&_method=POST"


@pytest.mark.parametrize("number", ["2147483648", "9" * 30, "1" * 5000])
def test_a_number_that_no_key_reaches_names_nothing(client: CheckingClient, number: str) -> None:
    assert client.get(f"/credenciales/estado/{number}").status_code == 404


def test_no_address_of_ours_has_a_nul(client: CheckingClient) -> None:
    assert client.get("/es/cursos/a%00b/").status_code == 404


def test_a_nul_in_a_query_is_dropped(app: Flask) -> None:
    with app.test_request_context("/es/buscar?q=a%00b&q=%00&r=c"):
        assert request.args.to_dict(flat=False) == {"q": ["ab", ""], "r": ["c"]}


def test_a_nul_in_a_form_is_dropped(app: Flask) -> None:
    sent = {"texto": "a\0b", "otro": ["\0", "c"]}
    with app.test_request_context("/es/", method="POST", data=sent):
        assert request.form.to_dict(flat=False) == {"texto": ["ab"], "otro": ["", "c"]}


def test_the_other_language_obeys_nothing_of_the_query(app: Flask, client: CheckingClient) -> None:
    with app.test_request_context(f"/es/ayuda/?{OBEYED}"):
        app.preprocess_request()
        assert i18n.alternate_url("pt") == f"/pt/ayuda/?{OBEYED}"
    page = client.get(f"/es/ayuda/?{OBEYED}")
    assert page.status_code == 200
    assert "javascript:" not in page.text


def test_pages_of_a_list_obey_nothing_of_the_query(client: CheckingClient, elena: Usuario) -> None:
    page = client.as_user(elena).get(f"/es/administracion/credenciales/?{OBEYED}")
    assert page.status_code == 200


def test_bytes_that_are_no_text_lead_to_the_sign_in_too(client: CheckingClient) -> None:
    answer = client.get("/es/panel/", query_string="q=\xff%fe")
    assert answer.status_code == 303
    assert answer.location.startswith("/es/entrar/?siguiente=/es/panel/")
