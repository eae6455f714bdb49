"""Choosing a new password."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from sqlalchemy import func, select

from plataforma.clock import now
from plataforma.db import db
from plataforma.identidad.models import EstadoUsuario, Sesion, Token
from plataforma.identidad.passwords import verify
from tests.client import CheckingClient
from tests.plataforma.entrada.conftest import CLAVE, without_tokens
from tests.plataforma.entrada.correo import link_in, mails_to

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from werkzeug.test import TestResponse

    from plataforma.identidad.models import Usuario

    Enter = Callable[..., TestResponse]

NUEVA = "tres barcos en el puerto"


def ask(client: CheckingClient, correo: str) -> TestResponse:
    return client.send("/es/clave/", {"correo": correo})


def test_the_link_of_the_mail_changes_the_password_and_signs_in(
    client: CheckingClient, con_clave: Usuario
) -> None:
    ask(client, con_clave.correo)
    response = client.send(link_in(con_clave.correo), {"clave": NUEVA})
    assert response.headers["Location"] == "/es/panel/"
    assert verify(con_clave.clave_hash, NUEVA)
    assert "cambió" in mails_to(con_clave.correo)[0].asunto


def test_known_unknown_and_suspended_addresses_get_the_same_answer(
    app: Flask, ana: Usuario, fabian: Usuario
) -> None:
    fabian.estado = EstadoUsuario.SUSPENDIDO
    db.session.commit()
    seen = set()
    for correo in (ana.correo, "nadie@escala.test", fabian.correo):
        browser = CheckingClient(app)
        steps = [ask(browser, correo), browser.get("/es/clave/enviada/")]
        seen.add("\n".join(without_tokens(s, correo) for s in steps))
    assert len(seen) == 1


def test_looking_three_times_does_not_spend_the_link(
    client: CheckingClient, con_clave: Usuario
) -> None:
    ask(client, con_clave.correo)
    link = link_in(con_clave.correo)
    for _ in range(3):
        assert client.head(link).status_code == 200
        assert "Escriba su clave nueva" in client.get(link).text
    assert client.send(link, {"clave": NUEVA}).status_code == 303


def test_a_refused_password_does_not_spend_the_link(
    client: CheckingClient, con_clave: Usuario
) -> None:
    ask(client, con_clave.correo)
    link = link_in(con_clave.correo)
    refused = client.send(link, {"clave": "anabenitez"})
    assert refused.status_code == 422
    assert "No use en la clave" in refused.text
    assert client.send(link, {"clave": NUEVA}).status_code == 303


def test_the_link_works_once(client: CheckingClient, con_clave: Usuario) -> None:
    ask(client, con_clave.correo)
    link = link_in(con_clave.correo)
    client.send(link, {"clave": NUEVA})
    assert client.send(link, {"clave": "otra clave muy larga"}).status_code == 410
    assert verify(con_clave.clave_hash, NUEVA)


@pytest.mark.parametrize(("minutes", "status"), [(29, 303), (31, 410)])
def test_the_link_lasts_thirty_minutes(
    client: CheckingClient, con_clave: Usuario, minutes: int, status: int
) -> None:
    with time_machine.travel(now() - timedelta(minutes=minutes), tick=False):
        ask(client, con_clave.correo)
    assert client.send(link_in(con_clave.correo), {"clave": NUEVA}).status_code == status


def test_a_new_password_kills_other_sessions_links_and_codes(
    app: Flask, client: CheckingClient, con_clave: Usuario, enter: Enter
) -> None:
    elsewhere = CheckingClient(app)
    enter(con_clave.correo, browser=elsewhere)
    ask(client, con_clave.correo)
    other_link = link_in(con_clave.correo)
    ask(client, con_clave.correo)
    client.send("/es/entrar/", {"correo": con_clave.correo, "modo": "codigo"})
    code_link = link_in(con_clave.correo)
    ask(client, con_clave.correo)
    client.send(link_in(con_clave.correo), {"clave": NUEVA})
    assert elsewhere.get("/es/cuenta/").status_code == 303
    assert client.get("/es/cuenta/").status_code == 200
    assert elsewhere.get(other_link).status_code == 410
    assert elsewhere.get(code_link).status_code == 410
    assert db.session.scalar(select(func.count(Token.id))) == 0


def test_changing_it_inside_needs_the_present_one(
    client: CheckingClient, con_clave: Usuario, enter: Enter
) -> None:
    enter(con_clave.correo)
    data = {"actual": "una clave equivocada", "clave": NUEVA}
    response = client.send("/es/cuenta/clave/", data)
    assert response.status_code == 422
    assert "Esa no es su clave actual" in response.text
    assert verify(con_clave.clave_hash, CLAVE)


def test_changing_it_inside_rotates_this_session_and_ends_the_others(
    app: Flask, client: CheckingClient, con_clave: Usuario, enter: Enter
) -> None:
    elsewhere = CheckingClient(app)
    enter(con_clave.correo, browser=elsewhere)
    enter(con_clave.correo)
    with client.session_transaction() as session:
        before = session["_user_id"]
    response = client.send("/es/cuenta/clave/", {"actual": CLAVE, "clave": NUEVA})
    assert response.headers["Location"] == "/es/cuenta/"
    with client.session_transaction() as session:
        assert session["_user_id"] != before
    assert client.get("/es/cuenta/").status_code == 200
    assert elsewhere.get("/es/cuenta/").status_code == 303
    assert db.session.scalar(select(func.count(Sesion.id))) == 1


def test_who_enters_by_code_gets_a_link_to_choose_a_first_password(
    client: CheckingClient, ana: Usuario
) -> None:
    client.as_user(ana)
    assert "Elegir una clave" in client.get("/es/cuenta/clave/").text
    assert client.send("/es/cuenta/clave/").headers["Location"] == "/es/clave/enviada/"
    assert client.send(link_in(ana.correo), {"clave": NUEVA}).status_code == 303
    assert verify(ana.clave_hash, NUEVA)
