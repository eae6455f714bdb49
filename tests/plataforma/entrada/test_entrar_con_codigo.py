"""Entering with a code or a link by mail."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from sqlalchemy import select

from plataforma.clock import now
from plataforma.db import db
from plataforma.identidad.models import EstadoUsuario, Token
from tests.client import CheckingClient
from tests.plataforma.entrada.conftest import without_tokens
from tests.plataforma.entrada.correo import code_in, link_in, mails_to

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.test import TestResponse

    from plataforma.identidad.models import Usuario


def ask(client: CheckingClient, correo: str, lang: str = "es") -> TestResponse:
    return client.send(f"/{lang}/entrar/", {"correo": correo, "modo": "codigo"})


def type_code(client: CheckingClient, code: str) -> TestResponse:
    return client.send("/es/entrar/codigo/", {"codigo": code})


def test_the_code_of_the_mail_signs_in(client: CheckingClient, ana: Usuario) -> None:
    assert ask(client, ana.correo).headers["Location"] == "/es/entrar/codigo/"
    code = code_in(ana.correo)
    assert type_code(client, f"{code[:3]} {code[3:]}").status_code == 303
    assert client.get("/es/cuenta/").status_code == 200


def test_known_unknown_and_suspended_addresses_get_the_same_pages(
    app: Flask, ana: Usuario, fabian: Usuario
) -> None:
    fabian.estado = EstadoUsuario.SUSPENDIDO
    db.session.commit()
    seen = set()
    for correo in (ana.correo, "nadie@escala.test", fabian.correo):
        browser = CheckingClient(app)
        steps = [
            ask(browser, correo),
            browser.get("/es/entrar/codigo/"),
            type_code(browser, "abc"),
            *(type_code(browser, "000000") for _ in range(6)),
            browser.send("/es/entrar/codigo/otro/"),
            browser.get("/es/entrar/codigo/"),
        ]
        seen.add("\n".join(without_tokens(s, correo) for s in steps))
    assert len(seen) == 1


def test_an_address_without_account_is_told_by_mail_in_the_language_of_the_page(
    client: CheckingClient,
) -> None:
    ask(client, "nadie@escala.test", "pt")
    (mail,) = mails_to("nadie@escala.test")
    assert mail.idioma == "pt"
    assert "/pt/alta/" in mail.texto


def test_the_mail_goes_in_the_language_of_the_person(
    client: CheckingClient, bruno: Usuario
) -> None:
    ask(client, bruno.correo, "es")
    assert mails_to(bruno.correo)[0].idioma == "pt"
    assert "/pt/entrar/enlace/" in mails_to(bruno.correo)[0].texto


def test_a_code_works_once(app: Flask, client: CheckingClient, ana: Usuario) -> None:
    ask(client, ana.correo)
    with client.session_transaction() as session:
        kept = dict(session)
    code = code_in(ana.correo)
    assert type_code(client, code).status_code == 303
    other = CheckingClient(app)
    with other.session_transaction() as session:
        session.update(kept)
    assert type_code(other, code).status_code == 422


def test_a_code_opens_only_in_the_browser_that_asked(
    app: Flask, client: CheckingClient, ana: Usuario
) -> None:
    ask(client, ana.correo)
    code = code_in(ana.correo)
    stranger = CheckingClient(app)
    ask(stranger, ana.correo)
    assert type_code(stranger, code).status_code == 422
    assert type_code(client, code).status_code == 303


def test_five_wrong_tries_kill_the_code_but_not_the_link(
    client: CheckingClient, ana: Usuario
) -> None:
    ask(client, ana.correo)
    code = code_in(ana.correo)
    wrong = "111111" if code != "111111" else "222222"
    for _ in range(5):
        assert type_code(client, wrong).status_code == 422
    assert type_code(client, code).status_code == 422
    assert client.send(link_in(ana.correo)).status_code == 303


@pytest.mark.parametrize(("minutes", "status"), [(29, 303), (31, 422)])
def test_a_code_lasts_thirty_minutes(
    client: CheckingClient, ana: Usuario, minutes: int, status: int
) -> None:
    with time_machine.travel(now() - timedelta(minutes=minutes), tick=False):
        ask(client, ana.correo)
    assert type_code(client, code_in(ana.correo)).status_code == status


def test_mail_scanners_that_look_at_the_link_do_not_spend_it(
    app: Flask, client: CheckingClient, ana: Usuario
) -> None:
    ask(client, ana.correo)
    link, scanner = link_in(ana.correo), CheckingClient(app)
    for _ in range(3):
        assert scanner.head(link).status_code == 200
        page = scanner.get(link)
        assert "Toque el botón" in page.text
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert page.headers["Cache-Control"] == "no-store"
    assert CheckingClient(app).send(link).status_code == 303


def test_a_link_works_once_and_says_so_afterwards(
    app: Flask, client: CheckingClient, ana: Usuario
) -> None:
    ask(client, ana.correo)
    link = link_in(ana.correo)
    client.send(link)
    again = CheckingClient(app).send(link)
    assert again.status_code == 410
    assert "ya no sirve" in again.text


def test_a_link_past_its_time_says_how_to_get_another(client: CheckingClient, ana: Usuario) -> None:
    with time_machine.travel(now() - timedelta(minutes=31), tick=False):
        ask(client, ana.correo)
    assert client.get(link_in(ana.correo)).status_code == 410
    assert client.send(link_in(ana.correo)).status_code == 410


def test_the_database_holds_neither_code_nor_link(client: CheckingClient, ana: Usuario) -> None:
    ask(client, ana.correo)
    secret = link_in(ana.correo).split("/")[-2]
    (row,) = db.session.scalars(select(Token)).all()
    stored = f"{row.token_hash} {row.codigo_hash} {row.solicitud_hash} {row.datos}"
    assert len(secret) >= 22  # 128 bits in base 64
    assert secret not in stored
    assert code_in(ana.correo) not in stored


def test_another_code_takes_the_place_of_the_first(client: CheckingClient, ana: Usuario) -> None:
    ask(client, ana.correo)
    first = code_in(ana.correo)
    client.send("/es/entrar/codigo/otro/")
    second = code_in(ana.correo)
    assert first == second or type_code(client, first).status_code == 422
    assert type_code(client, second).status_code == 303


def test_a_mail_link_leads_to_the_page_asked_for(
    app: Flask, client: CheckingClient, ana: Usuario
) -> None:
    page = {"correo": ana.correo, "modo": "codigo", "siguiente": "/es/cuenta/sesiones/"}
    client.send("/es/entrar/", {**page})
    ana.clave_hash = "x"  # not somebody whom a chamber enrolled
    db.session.commit()
    response = CheckingClient(app).send(link_in(ana.correo))
    assert response.headers["Location"] == "/es/cuenta/sesiones/"


def test_somebody_whom_a_chamber_enrolled_gives_consent_first(
    client: CheckingClient, ana: Usuario
) -> None:
    ana.correo_verificado_el = None
    db.session.commit()
    ask(client, ana.correo)
    response = type_code(client, code_in(ana.correo))
    assert response.headers["Location"] == "/es/alta/empezar/"
    assert "Marque la primera casilla" in client.send("/es/alta/empezar/").text
    client.send("/es/alta/empezar/", {"servicio": "y"})
    client.send("/es/salir/")
    ask(client, ana.correo)
    assert type_code(client, code_in(ana.correo)).headers["Location"] == "/es/panel/"


def test_without_a_request_the_code_page_leads_to_the_door(client: CheckingClient) -> None:
    assert client.get("/es/entrar/codigo/").headers["Location"] == "/es/entrar/"
    assert client.send("/es/entrar/codigo/otro/").headers["Location"] == "/es/entrar/"
