"""A guest whose session ended comes back with the code, and finds what they had written."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from sqlalchemy import delete, select

from consultores.solicitudes.intercambio import Mensaje
from plataforma.clock import now
from plataforma.db import db
from plataforma.identidad.invitados import nuevo_codigo, probar_correo
from plataforma.identidad.models import Sesion
from tests.consultores.asistente.test_sin_cuenta import MAIL, make_guest_request, place
from tests.factories.consultores import make_solicitud

if TYPE_CHECKING:
    from werkzeug.test import TestResponse

    from consultores.red.models import Consultor
    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

SEGUIR = "/es/asistencia/seguir/"
TEXT = {"texto": "Adjunté el certificado; ¿sirve así?"}


@pytest.fixture
def code(client: CheckingClient, pedida: Solicitud) -> str:
    """What opens the request; it was opened on this phone with another, and that session ended."""
    first = nuevo_codigo(pedida.solicitante)
    client.send(SEGUIR, {"referencia": pedida.referencia, "codigo": first})
    assert client.get(place(pedida)).status_code == 200
    db.session.execute(delete(Sesion))
    return nuevo_codigo(pedida.solicitante)


@pytest.fixture
def pedida(consultor: Consultor) -> Solicitud:
    """A request of a guest that a consultant has in hand."""
    draft = make_guest_request(MAIL)
    guest = draft.solicitante
    probar_correo(guest)
    db.session.delete(draft)  # a guest has one request
    db.session.flush()
    return make_solicitud(guest, consultor, "aceptada")


def writes(client: CheckingClient, request: Solicitud) -> TestResponse:
    return client.send(place(request, "mensajes/"), dict(TEXT))


def comes_back(client: CheckingClient, door: str, code: str) -> str:
    """Open the request as the page asks for it; return where that leads."""
    page = client.get(door).text
    action = unescape(re.search(r'<form[^>]*action="(/es/asistencia/seguir/[^"]*)"', page)[1])  # type: ignore[index]
    number = parse_qs(urlsplit(door).query)["referencia"][0]
    assert f'value="{number}"' in page
    return client.send(action, {"referencia": number, "codigo": code}).location


def test_what_was_written_waits_behind_the_code(
    client: CheckingClient, pedida: Solicitud, code: str
) -> None:
    door = writes(client, pedida).location
    assert door.startswith(SEGUIR)
    assert "Lo que escribió se conserva" in client.get(door).text
    page = client.get(comes_back(client, door, code)).text
    assert "Falta enviar lo que escribió" in page
    assert f'action="{place(pedida, "mensajes/")}"' in page
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)
    kept = {name: unescape(value) for name, value in hidden if name != "csrf_token"}
    assert client.send(place(pedida, "mensajes/"), kept).status_code == 303
    said = db.session.scalars(select(Mensaje.texto).where(Mensaje.solicitud_id == pedida.id))
    assert TEXT["texto"] in said.all()


def test_a_page_that_was_asked_for_follows_the_code(
    client: CheckingClient, pedida: Solicitud, code: str
) -> None:
    door = client.get(place(pedida, "ajustes/")).location
    assert "El acceso a su solicitud terminó en este aparato" in client.get(door).text
    assert comes_back(client, door, code) == place(pedida, "ajustes/")


def test_of_another_request_the_guest_is_a_stranger(
    client: CheckingClient, ana: Usuario, consultor: Consultor, code: str
) -> None:
    other = make_solicitud(ana, consultor)
    assert client.get(place(other)).location.startswith("/es/entrar/")
    assert writes(client, other).location == "/es/entrar/"


def test_a_request_that_was_not_sent_has_no_code_to_come_back_with(
    client: CheckingClient, pedida: Solicitud, code: str
) -> None:
    pedida.enviada_el = None
    assert client.get(place(pedida)).location.startswith("/es/entrar/")


def test_nobody_else_finds_what_was_written(
    client: CheckingClient, pedida: Solicitud, code: str, diego: Usuario
) -> None:
    door = writes(client, pedida).location
    kept = parse_qs(urlsplit(door).query)["siguiente"][0]
    assert client.get(kept).location.startswith("/es/entrar/")
    found = client.as_user(diego).get(kept)
    assert found.location == "/es/panel/"


def test_what_was_written_is_gone_after_half_a_day(
    client: CheckingClient, pedida: Solicitud, code: str
) -> None:
    door = writes(client, pedida).location
    with time_machine.travel(now() + timedelta(hours=13)):
        arrived = comes_back(client, door, code)
        assert client.get(arrived).location == "/es/"
        assert "ya no está" in client.get("/es/").text


def test_a_request_that_is_looked_at_stays_open(client: CheckingClient, pedida: Solicitud) -> None:
    start = now()
    client.send(
        SEGUIR, {"referencia": pedida.referencia, "codigo": nuevo_codigo(pedida.solicitante)}
    )
    for day in (10, 20, 30):
        with time_machine.travel(start + timedelta(days=day)):
            assert client.get(place(pedida)).status_code == 200
    with time_machine.travel(start + timedelta(days=45)):
        assert client.get(place(pedida)).location.startswith(SEGUIR)
