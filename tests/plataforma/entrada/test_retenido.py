"""What somebody sends after their session has ended waits for them behind one button."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, select

from plataforma.clock import now
from plataforma.db import db
from plataforma.identidad.models import PropositoToken, Sesion, Token
from tests.plataforma.entrada.conftest import CLAVE
from tests.plataforma.entrada.correo import link_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from werkzeug.test import TestResponse

    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

    Enter = Callable[..., TestResponse]

PERFIL = "/es/cuenta/"
FORM = {
    "nombre": "Ana Benítez",
    "pais": "PY",
    "idioma": "es",
    "empresa": 'La "Dulce"',
    "nota": "una línea\r\ny otra",
}


@pytest.fixture
def salida(client: CheckingClient, con_clave: Usuario, enter: Enter) -> Usuario:
    """Ana has entered on this phone, and her session has ended since."""
    enter(con_clave.correo)
    client.get(PERFIL)
    db.session.execute(delete(Sesion))
    return con_clave


def sent(client: CheckingClient, path: str = PERFIL, **headers: str) -> str:
    """Send a form as it stood on the page; return where that leads."""
    return client.send(
        path, dict(FORM), headers={"Referer": f"http://localhost{PERFIL}", **headers}
    ).location


def back(client: CheckingClient, address: str, correo: str) -> TestResponse:
    """Enter by the page that was shown."""
    form = {"correo": correo, "clave": CLAVE, "modo": "clave"}
    return client.send(address, form, page=address)


def test_what_was_sent_is_found_after_entering_and_sent_once_more(
    client: CheckingClient, salida: Usuario
) -> None:
    address = sent(client)
    assert address.startswith("/es/entrar/?siguiente=")
    assert "Lo que escribió se conserva" in client.get(address).text
    page = client.get(back(client, address, salida.correo).location).text
    assert "Falta enviar lo que escribió" in page
    assert f'action="{PERFIL}"' in page
    assert f'href="{PERFIL}">Volver sin enviar' in page
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)
    kept = {name: unescape(value) for name, value in hidden if name != "csrf_token"}
    assert kept == FORM
    assert client.send(PERFIL, kept).status_code == 303
    db.session.expire_all()
    assert salida.empresa == 'La "Dulce"'


def test_another_person_of_the_phone_does_not_see_it(
    client: CheckingClient, salida: Usuario, diego: Usuario
) -> None:
    address = sent(client)
    found = client.as_user(diego).get(re.sub(r".*siguiente=", "", address))
    assert found.location == "/es/panel/"
    assert "Lo que había escrito ya no está." in client.get("/es/panel/").text


def test_after_half_a_day_it_is_gone(client: CheckingClient, salida: Usuario) -> None:
    address = sent(client)
    db.session.scalars(select(Token)).one().vence_el = now()
    arrived = back(client, address, salida.correo)
    assert client.get(arrived.location).location == "/es/panel/"


def test_passwords_are_not_kept(client: CheckingClient, salida: Usuario) -> None:
    form = {"actual": CLAVE, "clave": "otra frase muy larga", "repetir": "no"}
    client.send("/es/cuenta/clave/", form)
    kept = db.session.scalars(select(Token)).one()
    assert kept.proposito == PropositoToken.RETENIDO
    assert kept.datos["campos"] == [["repetir", "no"]]


def test_what_a_script_sends_is_left_to_the_script(client: CheckingClient, salida: Usuario) -> None:
    assert sent(client, **{"Sec-Fetch-Mode": "cors"}) == "/es/entrar/"
    assert sent(client, **{"Escala-Fragmento": "1"}) == "/es/entrar/"
    assert db.session.scalar(select(Token)) is None


def test_a_stranger_leaves_nothing_behind(client: CheckingClient, con_clave: Usuario) -> None:
    client.get("/es/entrar/")
    assert sent(client) == "/es/entrar/"
    assert db.session.scalar(select(Token)) is None


def test_too_much_is_not_kept(client: CheckingClient, salida: Usuario) -> None:
    long = client.send(PERFIL, {"nombre": "a" * 70_000})
    assert long.location == "/es/entrar/"


def test_the_way_back_stays_on_this_site(client: CheckingClient, salida: Usuario) -> None:
    address = sent(client, Referer="https://otro.example/trampa/")
    page = client.get(back(client, address, salida.correo).location).text
    assert "otro.example" not in page
    assert "Volver sin enviar" not in page


def test_a_forgotten_password_loses_nothing(client: CheckingClient, salida: Usuario) -> None:
    door = client.get(sent(client)).text
    [ask] = re.findall(r'href="([^"]+)">Olvidé mi clave', door)
    client.send(unescape(ask), {"correo": salida.correo})
    nueva = {"clave": "tres barcos en el puerto"}
    arrived = client.send(link_in(salida.correo), nueva)
    assert "Falta enviar lo que escribió" in client.get(arrived.location).text
