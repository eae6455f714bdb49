"""Devices: seeing them, closing them, and how long they last."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from sqlalchemy import select

from plataforma.clock import now
from plataforma.cuenta.dispositivo import nombre_dispositivo
from plataforma.db import db
from plataforma.identidad import tokens
from plataforma.identidad.models import PropositoToken, Sesion
from plataforma.identidad.services import cambiar_roles, suspender
from plataforma.permissions import Rol
from tests.client import CheckingClient

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from werkzeug.test import TestResponse

    from plataforma.identidad.models import Usuario

    Enter = Callable[..., TestResponse]


def inside(client: CheckingClient) -> bool:
    return client.get("/es/cuenta/").status_code == 200


def test_leaving_ends_the_session_and_clears_the_phone(
    client: CheckingClient, con_clave: Usuario, enter: Enter
) -> None:
    enter(con_clave.correo)
    with client.session_transaction() as session:
        token = session["_user_id"]
    response = client.send("/es/salir/")
    assert response.headers["Clear-Site-Data"] == '"cache"'
    assert not inside(client)
    with client.session_transaction() as session:
        session["_user_id"] = token  # an old cookie, replayed
    assert not inside(client)


def test_leaving_is_a_post(client: CheckingClient, ana: Usuario) -> None:
    assert client.as_user(ana).get("/es/salir/").status_code == 405


def test_pages_of_somebody_inside_are_not_kept_by_the_browser(
    client: CheckingClient, ana: Usuario
) -> None:
    assert client.as_user(ana).get("/es/cuenta/").headers["Cache-Control"] == "no-store"


def test_one_other_device_can_be_closed(
    app: Flask, client: CheckingClient, con_clave: Usuario, enter: Enter
) -> None:
    phone = CheckingClient(app)
    agent = {"User-Agent": "Mozilla/5.0 (Linux; Android 9) Chrome/80.0 Mobile Safari/537.36"}
    enter(con_clave.correo, browser=phone, headers=agent)
    enter(con_clave.correo)
    page = client.get("/es/cuenta/sesiones/").text
    assert "Chrome en Android" in page
    assert page.count("Este dispositivo") == 1
    row = db.session.scalars(select(Sesion).order_by(Sesion.id)).first()
    assert row
    client.send(f"/es/cuenta/sesiones/{row.id}/cerrar/")
    assert not inside(phone)
    assert inside(client)


def test_entering_as_somebody_else_ends_the_session_that_was_open_here(
    client: CheckingClient, con_clave: Usuario, fabian: Usuario, enter: Enter
) -> None:
    enter(con_clave.correo)
    with client.session_transaction() as session:
        before = session["_user_id"]
    with client.application.test_request_context("/es/"):
        secret = tokens.issue(PropositoToken.ENTRAR, fabian.correo)
        db.session.commit()
    client.send(f"/es/entrar/enlace/{secret.enlace}/")
    assert "Fabián" in client.get("/es/cuenta/").text
    with client.session_transaction() as session:
        session["_user_id"] = before
    assert not inside(client)


def test_nobody_closes_the_session_of_another(
    app: Flask, client: CheckingClient, ana: Usuario, fabian: Usuario
) -> None:
    other = CheckingClient(app).as_user(ana)
    row = db.session.scalars(select(Sesion)).one()
    answer = client.as_user(fabian).send(f"/es/cuenta/sesiones/{row.id}/cerrar/")
    assert answer.status_code == 404
    assert inside(other)


def test_all_other_devices_or_all_of_them_can_be_closed(
    app: Flask, client: CheckingClient, con_clave: Usuario, enter: Enter
) -> None:
    phone = CheckingClient(app)
    enter(con_clave.correo, browser=phone)
    enter(con_clave.correo)
    client.send("/es/cuenta/sesiones/cerrar/")
    assert not inside(phone)
    assert inside(client)
    enter(con_clave.correo, browser=phone)
    client.send("/es/cuenta/sesiones/salir/")
    assert not inside(phone)
    assert not inside(client)


def test_a_role_change_ends_every_session(
    client: CheckingClient, ana: Usuario, elena: Usuario
) -> None:
    client.as_user(ana)
    assert inside(client)
    cambiar_roles(elena, ana, [Rol.AUTOR])
    db.session.commit()
    assert not inside(client)


def test_a_suspended_person_is_out_at_the_next_request(
    client: CheckingClient, ana: Usuario, elena: Usuario
) -> None:
    client.as_user(ana)
    suspender(elena, ana)
    db.session.commit()
    assert not inside(client)


@pytest.mark.parametrize(
    ("who", "idle", "status"),
    [
        ("ana", timedelta(days=13), 200),
        ("ana", timedelta(days=15), 303),
        ("elena", timedelta(minutes=29), 200),
        ("elena", timedelta(minutes=31), 303),
    ],
)
def test_an_idle_session_ends_sooner_for_staff(
    client: CheckingClient, request: pytest.FixtureRequest, who: str, idle: timedelta, status: int
) -> None:
    client.as_user(request.getfixturevalue(who))
    with time_machine.travel(now() + idle, tick=False):
        assert client.get("/es/cuenta/").status_code == status


def test_use_is_noted_at_most_every_five_minutes(client: CheckingClient, ana: Usuario) -> None:
    client.as_user(ana)
    row = db.session.scalars(select(Sesion)).one()
    started = row.vista_el
    with time_machine.travel(started + timedelta(minutes=4), tick=False):
        client.get("/es/cuenta/")
        db.session.refresh(row)
        assert row.vista_el == started
    with time_machine.travel(started + timedelta(minutes=6), tick=False):
        client.get("/es/")
        db.session.refresh(row)
        assert row.vista_el == started + timedelta(minutes=6)


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/120 Safari/537.36 Edg/120", "Edge en Windows"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17 like Mac OS X) Version/17 Safari/604",
            "Safari en iPhone",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko Firefox/115.0", "Firefox en Linux"),
        ("<script>alert(1)</script>", "Dispositivo sin nombre"),
    ],
)
def test_a_device_is_named_by_its_browser_and_system(app: Flask, agent: str, name: str) -> None:
    with app.test_request_context("/es/"):
        assert nombre_dispositivo(agent) == name
