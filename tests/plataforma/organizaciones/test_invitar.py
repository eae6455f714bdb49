"""Managers invite by mail; only the invited address can accept, once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine

from plataforma.clock import now
from plataforma.equipos import errors
from plataforma.equipos.invitaciones import (
    Oferta,
    aceptar,
    invitar,
    list_invitaciones,
    reenviar,
    retirar,
)
from plataforma.errors import NotFoundError
from plataforma.organizaciones.errors import YaEsMiembroError
from plataforma.organizaciones.models import RolMembresia
from tests.factories.identidad import make_membresia, make_usuario
from tests.plataforma.organizaciones.conftest import acts, link, mails, roles

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Membresia, Organizacion
    from tests.client import CheckingClient

EQUIPO = "/es/camara/litoral/equipo"
FACILITA = Oferta(correo="ana@escala.test", rol=RolMembresia.FACILITADOR)


def token_of(path: str) -> str:
    return path.rstrip("/").rsplit("/", 1)[1]


def invited(camara: Organizacion, carla: Usuario) -> str:
    invitar(camara, FACILITA, actor=carla)
    return token_of(link(mails("ana@escala.test")[-1]))


def test_the_link_makes_the_invited_person_act_for_it(
    camara: Organizacion, carla: Usuario, ana: Usuario
) -> None:
    aceptar(invited(camara, carla), actor=ana)
    assert roles(camara) == {"Carla": "gestor", "Ana": "facilitador"}
    assert acts() == ["organizacion.invitar", "organizacion.aceptar_invitacion"]


def test_accepting_twice_is_accepting_once(
    camara: Organizacion, carla: Usuario, ana: Usuario
) -> None:
    token = invited(camara, carla)
    assert aceptar(token, actor=ana) is aceptar(token, actor=ana)
    assert roles(camara) == {"Carla": "gestor", "Ana": "facilitador"}
    assert acts().count("organizacion.aceptar_invitacion") == 1


def test_the_link_is_worthless_to_anybody_else(
    camara: Organizacion, carla: Usuario, fabian: Usuario
) -> None:
    token = invited(camara, carla)
    with pytest.raises(errors.InvitacionAjenaError):
        aceptar(token, actor=fabian)
    with pytest.raises(NotFoundError):
        aceptar("adivinado", actor=fabian)
    assert roles(camara) == {"Carla": "gestor"}


def test_an_address_that_was_not_proved_cannot_accept(camara: Organizacion, carla: Usuario) -> None:
    token = invited(camara, carla)
    unproved = make_usuario(correo="ana@escala.test", correo_verificado_el=None)
    with pytest.raises(errors.InvitacionAjenaError):
        aceptar(token, actor=unproved)


def test_the_database_does_not_hold_the_link(camara: Organizacion, carla: Usuario) -> None:
    token = invited(camara, carla)
    (found,) = list_invitaciones(camara.id)
    assert token not in found.token_hash


def test_it_ends_after_fourteen_days(camara: Organizacion, carla: Usuario, ana: Usuario) -> None:
    token = invited(camara, carla)
    with time_machine.travel(now() + timedelta(days=14, minutes=1), tick=False):
        assert list_invitaciones(camara.id)[0].estado == "vencida"
        with pytest.raises(errors.InvitacionCerradaError):
            aceptar(token, actor=ana)


def test_the_same_invitation_is_not_mailed_twice(camara: Organizacion, carla: Usuario) -> None:
    assert invitar(camara, FACILITA, actor=carla) is invitar(camara, FACILITA, actor=carla)
    assert len(mails("ana@escala.test")) == 1
    other = Oferta(correo="ana@escala.test", rol=RolMembresia.GESTOR)
    with pytest.raises(errors.YaInvitadaError):
        invitar(camara, other, actor=carla)


def test_who_is_in_the_team_is_not_invited(
    camara: Organizacion, carla: Usuario, lector: Membresia
) -> None:
    offer = Oferta(correo=lector.usuario.correo, rol=RolMembresia.GESTOR)
    with pytest.raises(YaEsMiembroError):
        invitar(camara, offer, actor=carla)


def test_another_mail_makes_the_first_link_worthless(
    camara: Organizacion, carla: Usuario, ana: Usuario
) -> None:
    first = invited(camara, carla)
    (found,) = list_invitaciones(camara.id)
    with time_machine.travel(now() + timedelta(minutes=2), tick=False):
        reenviar(found, actor=carla)
        reenviar(found, actor=carla)  # the same press again
        assert len(mails("ana@escala.test")) == 2
        with pytest.raises(NotFoundError):
            aceptar(first, actor=ana)
        aceptar(token_of(link(mails("ana@escala.test")[-1])), actor=ana)
    assert roles(camara)["Ana"] == "facilitador"


def test_a_withdrawn_one_opens_nothing_and_is_not_sent_again(
    camara: Organizacion, carla: Usuario, ana: Usuario
) -> None:
    token = invited(camara, carla)
    (found,) = list_invitaciones(camara.id)
    retirar(found, actor=carla)
    retirar(found, actor=carla)
    for refused in (lambda: aceptar(token, actor=ana), lambda: reenviar(found, actor=carla)):
        with pytest.raises(errors.InvitacionCerradaError):
            refused()
    assert acts().count("organizacion.retirar_invitacion") == 1


def test_what_was_accepted_is_not_withdrawn(
    camara: Organizacion, carla: Usuario, ana: Usuario
) -> None:
    aceptar(invited(camara, carla), actor=ana)
    with pytest.raises(errors.InvitacionCerradaError):
        retirar(list_invitaciones(camara.id)[0], actor=carla)


def test_accepting_never_takes_the_management_away(
    camara: Organizacion, carla: Usuario, ana: Usuario
) -> None:
    token = invited(camara, carla)
    make_membresia(ana, camara)
    aceptar(token, actor=ana)
    assert roles(camara)["Ana"] == "gestor"


def test_the_mail_is_in_the_language_of_its_reader(camara: Organizacion, carla: Usuario) -> None:
    make_usuario(correo="jose@escala.test", idioma="pt")
    invitar(camara, Oferta(correo="jose@escala.test", rol=RolMembresia.LECTOR), actor=carla)
    assert "/pt/equipo/invitacion/" in mails("jose@escala.test")[0].texto


def test_from_inviting_to_accepting_on_the_pages(
    client: CheckingClient, carla: Usuario, ana: Usuario, camara: Organizacion
) -> None:
    client.as_user(carla)
    assert client.get(f"{EQUIPO}/invitar/").status_code == 200
    wrong = client.send(f"{EQUIPO}/invitar/", {"correo": "ana", "rol": "lector"})
    assert wrong.status_code == 422
    sent = client.send(f"{EQUIPO}/invitar/", {"correo": "ANA@escala.test", "rol": "lector"})
    assert sent.location == f"{EQUIPO}/"
    assert "Pendiente" in client.get(f"{EQUIPO}/").text
    path = link(mails("ana@escala.test")[0])
    assert "para otra dirección" in client.get(path).text
    page = client.as_user(ana).get(path)
    assert "Aceptar la invitación" in page.text
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert client.send(path).location == f"{EQUIPO}/"
    assert "Ya aceptó" in client.get(path).text
    assert roles(camara)["Ana"] == "lector"


def test_who_has_no_account_is_shown_the_way(
    client: CheckingClient, camara: Organizacion, carla: Usuario
) -> None:
    path = f"/es/equipo/invitacion/{invited(camara, carla)}/"
    page = client.get(path)
    assert f"/es/crear-cuenta/?siguiente={path}" in page.text or "Crear mi cuenta" in page.text
    assert client.send(path).status_code == 303
    assert roles(camara) == {"Carla": "gestor"}


def test_sending_again_and_withdrawing_on_the_page(
    client: CheckingClient, camara: Organizacion, carla: Usuario
) -> None:
    invited(camara, carla)
    (found,) = list_invitaciones(camara.id)
    client.as_user(carla)
    base = f"{EQUIPO}/invitaciones/{found.id}"
    assert client.send(f"{base}/reenviar/").status_code == 303
    assert client.send(f"{base}/retirar/").status_code == 303
    assert "Retirada" in client.get(f"{EQUIPO}/").text
