"""Guests: one request, a code, and nothing else of the platform."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from sqlalchemy import select

from plataforma.administracion.queries import find_usuarios
from plataforma.clock import now
from plataforma.db import db
from plataforma.email import Correo
from plataforma.entrada.attempts import Origen
from plataforma.entrada.services import Pedido, pedir_codigo
from plataforma.identidad import invitados
from plataforma.identidad.models import Proposito
from plataforma.identidad.queries import find_vigente
from tests.factories.identidad import make_invitado, make_usuario

if TYPE_CHECKING:
    from flask import Flask

    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


@pytest.fixture
def ana() -> Usuario:
    return make_invitado()


def test_a_guest_gives_the_consent_of_an_account(ana: Usuario) -> None:
    assert find_vigente(ana.id, Proposito.SERVICIO)


def test_the_code_opens_however_it_is_typed(ana: Usuario) -> None:
    code = invitados.nuevo_codigo(ana)
    assert len(invitados.limpio(code)) == 10
    assert invitados.es_su_codigo(ana, f"  {code.lower().replace('-', ' ')} ")


def test_the_code_of_another_guest_does_not_open(ana: Usuario) -> None:
    code = invitados.nuevo_codigo(make_invitado("Fabián Quispe"))
    invitados.nuevo_codigo(ana)
    assert not invitados.es_su_codigo(ana, code)


def test_a_code_opens_nothing_of_nobody_and_of_no_account() -> None:
    assert not invitados.es_su_codigo(None, "")
    assert not invitados.es_su_codigo(make_usuario(), "23456-789AB")


def test_a_new_code_replaces_the_one_before(ana: Usuario) -> None:
    first = invitados.nuevo_codigo(ana)
    invitados.nuevo_codigo(ana)
    assert not invitados.es_su_codigo(ana, first)


def test_a_link_opens_until_its_time_is_over(ana: Usuario) -> None:
    link = invitados.firmar_enlace(ana)
    assert invitados.leer_enlace(link) is ana
    with time_machine.travel(now() + timedelta(days=61), tick=False):
        assert invitados.leer_enlace(link) is None


@pytest.mark.parametrize("token", ["", "a-b-c", "x-99999999999999999999-y", "-", "é-1-é"])
def test_what_is_no_link_of_ours_opens_nothing(app: Flask, token: str) -> None:
    assert invitados.leer_enlace(token) is None


def test_a_link_with_a_later_date_is_not_ours(ana: Usuario) -> None:
    name, until, mac = invitados.firmar_enlace(ana).split("-")
    assert invitados.leer_enlace(f"{name}-{int(until) + 1}-{mac}") is None


@pytest.mark.parametrize("path", ["panel", "cuenta", "cuenta/clave", "asistencia"])
def test_a_guest_has_no_account_to_open(client: CheckingClient, ana: Usuario, path: str) -> None:
    assert "/entrar/" in client.as_guest(ana).get(f"/es/{path}/").location


def test_no_code_to_enter_is_mailed_to_a_guest(app: Flask, ana: Usuario) -> None:
    asked = Pedido(correo=ana.correo, solicitud="x", idioma="es")
    pedir_codigo(asked, Origen(direccion="127.0.0.1"))
    assert db.session.scalar(select(Correo)) is None


def test_staff_do_not_see_guests_among_the_accounts(app: Flask, ana: Usuario) -> None:
    assert not find_usuarios("Ana", "", 1).filas


def test_a_guest_is_proved_by_the_mail_alone(ana: Usuario) -> None:
    by_phone = make_invitado(correo="", telefono="+595981123456")
    for somebody in (ana, by_phone):
        assert somebody.correo_verificado_el is None
        invitados.probar_correo(somebody)
    assert ana.correo_verificado_el
    assert by_phone.correo_verificado_el is None


def test_the_same_form_sent_twice_makes_one_guest(app: Flask) -> None:
    name = invitados.seudonimo_de("browser", "mark")
    said = invitados.DatosInvitado(nombre="Ana", idioma="es", pais="PY", correo="a@buzon.test")
    first = invitados.registrar_invitado(said, seudonimo=name)
    assert invitados.registrar_invitado(said, seudonimo=name) is first
    assert invitados.seudonimo_de("another", "mark") != name


def test_another_address_is_proved_anew(ana: Usuario) -> None:
    invitados.probar_correo(ana)
    other = invitados.DatosInvitado(nombre="Ana", idioma="es", pais="PY", correo="b@buzon.test")
    invitados.cambiar_contacto(ana, other)
    assert ana.correo_verificado_el is None
