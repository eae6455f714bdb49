"""Changing the address of an account, and taking it back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine

from plataforma.clock import now
from plataforma.db import db
from tests.client import CheckingClient
from tests.plataforma.entrada.conftest import CLAVE, without_tokens
from tests.plataforma.entrada.correo import code_in, link_in, mails_to

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from werkzeug.test import TestResponse

    from plataforma.identidad.models import Usuario

    Enter = Callable[..., TestResponse]

NUEVO = "ana@dulces-yvoty.example"


def ask(client: CheckingClient, correo: str = NUEVO, clave: str = CLAVE) -> TestResponse:
    return client.send("/es/cuenta/correo/", {"correo": correo, "clave": clave})


def change(client: CheckingClient) -> TestResponse:
    ask(client)
    return client.send("/es/cuenta/correo/codigo/", {"codigo": code_in(NUEVO)})


def test_the_code_of_the_new_address_changes_it_and_both_are_told(
    client: CheckingClient, con_clave: Usuario
) -> None:
    old = con_clave.correo
    client.as_user(con_clave)
    assert change(client).headers["Location"] == "/es/cuenta/"
    assert con_clave.correo == NUEVO
    assert "cambió" in mails_to(NUEVO)[0].asunto
    assert "7 días" in mails_to(old)[0].texto
    assert client.get("/es/cuenta/").status_code == 200


def test_nothing_changes_before_the_code(client: CheckingClient, con_clave: Usuario) -> None:
    client.as_user(con_clave)
    ask(client)
    wrong = "111111" if code_in(NUEVO) != "111111" else "222222"
    answer = client.send("/es/cuenta/correo/codigo/", {"codigo": wrong})
    assert answer.status_code == 422
    assert con_clave.correo == "ana@escala.test"


def test_it_needs_the_password(client: CheckingClient, con_clave: Usuario) -> None:
    answer = ask(client.as_user(con_clave), clave="no es esa clave")
    assert "Esa no es su clave actual" in answer.text
    assert mails_to(NUEVO) == []


def test_the_same_address_is_no_change(client: CheckingClient, con_clave: Usuario) -> None:
    assert "Escriba otro" in ask(client.as_user(con_clave), con_clave.correo).text


def test_an_address_with_an_account_gets_the_same_pages(
    app: Flask, con_clave: Usuario, fabian: Usuario
) -> None:
    db.session.commit()
    seen = set()
    for correo in (NUEVO, fabian.correo):
        browser = CheckingClient(app).as_user(con_clave)
        steps = [
            ask(browser, correo),
            browser.get("/es/cuenta/correo/codigo/"),
            browser.send("/es/cuenta/correo/codigo/", {"codigo": "000000"}),
        ]
        seen.add("\n".join(without_tokens(s, correo) for s in steps))
    assert len(seen) == 1
    assert "ya tiene una cuenta" in mails_to(fabian.correo)[0].asunto


def test_other_sessions_and_mailed_links_die(
    app: Flask, client: CheckingClient, con_clave: Usuario, enter: Enter
) -> None:
    phone = CheckingClient(app)
    enter(con_clave.correo, browser=phone)
    phone.send("/es/clave/", {"correo": con_clave.correo})
    reset = link_in(con_clave.correo)
    client.as_user(con_clave)
    change(client)
    assert phone.get("/es/cuenta/").status_code == 303
    assert phone.get(reset).status_code == 410


@pytest.mark.parametrize(("days", "status"), [(6, 303), (8, 410)])
def test_the_old_address_takes_the_change_back_within_a_week(
    app: Flask, client: CheckingClient, con_clave: Usuario, days: int, status: int
) -> None:
    old = con_clave.correo
    client.as_user(con_clave)
    change(client)
    link, owner = link_in(old), CheckingClient(app)
    assert owner.get(link).headers["Referrer-Policy"] == "no-referrer"
    with time_machine.travel(now() + timedelta(days=days), tick=False):
        assert owner.send(link).status_code == status
    assert con_clave.correo == (old if status == 303 else NUEVO)


def test_taking_it_back_ends_every_session_and_works_once(
    app: Flask, client: CheckingClient, con_clave: Usuario
) -> None:
    old = con_clave.correo
    client.as_user(con_clave)
    change(client)
    link, owner = link_in(old), CheckingClient(app)
    owner.send(link)
    assert client.get("/es/cuenta/").status_code == 303
    assert owner.send(link).status_code == 410


def test_a_code_for_another_person_s_change_is_worth_nothing(
    app: Flask, client: CheckingClient, ana: Usuario, fabian: Usuario
) -> None:
    ask(client.as_user(ana))
    with client.session_transaction() as session:
        asked = session["correo_nuevo"]
    other = CheckingClient(app).as_user(fabian)
    with other.session_transaction() as session:
        session["correo_nuevo"] = asked
    answer = other.send("/es/cuenta/correo/codigo/", {"codigo": code_in(NUEVO)})
    assert answer.status_code == 422
    assert fabian.correo == "fabian@escala.test"


def test_without_a_request_there_is_no_code_page(client: CheckingClient, ana: Usuario) -> None:
    answer = client.as_user(ana).get("/es/cuenta/correo/codigo/")
    assert answer.headers["Location"] == "/es/cuenta/correo/"
