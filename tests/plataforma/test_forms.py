"""Forms: shape of input, errors that say what to do, input kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plataforma.forms import UnaVezForm

if TYPE_CHECKING:
    from flask import Flask

    from tests.client import CheckingClient

PATH = "/es/prueba/formulario/"


@pytest.fixture(scope="module")
def app(app_de_prueba: Flask) -> Flask:
    return app_de_prueba


def payload(**changes: str) -> dict[str, str]:
    return {"nombre": "Ana", "correo": "ana@correo.com", **changes}


def test_a_valid_form_passes(client: CheckingClient) -> None:
    assert client.send(PATH, payload()).text == "guardado 'Ana' False"


def test_an_empty_field_says_what_to_write_and_keeps_the_rest(client: CheckingClient) -> None:
    text = client.send(PATH, payload(nombre="")).text
    assert "Escriba su nombre." in text
    assert "ana@correo.com" in text


def test_a_text_that_is_too_long_says_how_long_it_may_be(client: CheckingClient) -> None:
    assert "Escriba 10 caracteres o menos." in client.send(PATH, payload(nombre="a" * 11)).text


@pytest.mark.parametrize("pasted", ["  Ana  ", "\u200bAna", "Ana\x00", "\ufeffAna\u202e"])
def test_what_pasting_leaves_around_a_text_is_dropped(client: CheckingClient, pasted: str) -> None:
    assert "'Ana'" in client.send(PATH, payload(nombre=pasted)).text


def test_a_field_of_one_line_has_no_second_line(client: CheckingClient) -> None:
    answer = client.send(PATH, payload(nombre="Ana\r\nBcc: x"[:10]))
    assert "'Ana Bcc:'" in answer.text
    assert "'Ana Luz'" in client.send(PATH, payload(nombre="Ana\u2028Luz")).text


def test_accents_and_apostrophes_stay(client: CheckingClient) -> None:
    assert "O'Higgins" in client.send(PATH, payload(nombre="O'Higgins")).text
    assert "Conceição" in client.send(PATH, payload(nombre="Conceição")).text


def test_what_was_typed_is_escaped_when_shown_again(client: CheckingClient) -> None:
    text = client.send(PATH, payload(nombre="<b>", correo="")).text
    assert "<b>" not in text
    assert "&lt;b&gt;" in text


def test_the_summary_lists_the_errors_in_the_order_of_the_page(client: CheckingClient) -> None:
    text = client.send(PATH, payload(nombre="", correo="")).text
    assert text.endswith("[('nombre', 'Escriba su nombre.'), ('correo', 'Escriba su correo.')]")


def test_no_box_is_ticked_beforehand(client: CheckingClient) -> None:
    assert "checked" not in client.get(PATH).text


@pytest.mark.parametrize("given", ["", "x" * 33, "ñ" * 10_000])
def test_a_mark_that_is_none_of_ours_is_made_anew(app: Flask, given: str) -> None:
    with app.test_request_context("/es/", method="POST", data={"intento": given}):
        assert len(UnaVezForm().marca) == 32


def test_a_mark_of_ours_is_kept(app: Flask) -> None:
    with app.test_request_context("/es/", method="POST", data={"intento": "a" * 32}):
        assert UnaVezForm().marca == "a" * 32
