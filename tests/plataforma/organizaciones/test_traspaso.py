"""A manager passes the management on, to somebody of the team or by mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plataforma.equipos import errors
from plataforma.equipos.invitaciones import Oferta, aceptar, invitar
from plataforma.equipos.services import quitar_miembro, traspasar
from plataforma.errors import ForbiddenError
from plataforma.organizaciones.models import RolMembresia
from tests.factories.identidad import make_membresia
from tests.plataforma.organizaciones.conftest import acts, link, mails, roles

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Membresia, Organizacion
    from tests.client import CheckingClient

URL = "/es/camara/litoral/traspaso/"


def test_somebody_of_the_team_manages_and_the_other_one_looks(
    lector: Membresia, gestora: Membresia, camara: Organizacion
) -> None:
    traspasar(lector, queda=RolMembresia.LECTOR, actor=gestora.usuario)
    assert roles(camara) == {"Carla": "lector", "Diego": "gestor"}
    assert acts() == ["organizacion.traspasar"]
    assert {m.para for m in mails()} == {gestora.usuario.correo, lector.usuario.correo}


def test_or_the_other_one_leaves(
    lector: Membresia, gestora: Membresia, camara: Organizacion
) -> None:
    traspasar(lector, queda=None, actor=gestora.usuario)
    assert roles(camara) == {"Diego": "gestor"}


def test_nobody_hands_over_what_they_do_not_have(lector: Membresia, gestora: Membresia) -> None:
    with pytest.raises(ForbiddenError):
        traspasar(gestora, queda=None, actor=lector.usuario)
    with pytest.raises(errors.TraspasoASiError):
        traspasar(gestora, queda=None, actor=gestora.usuario)


def by_mail(camara: Organizacion, de: Usuario, queda: RolMembresia | None = None) -> str:
    offer = Oferta(correo="ana@escala.test", rol=RolMembresia.GESTOR, traspaso=True, queda=queda)
    invitar(camara, offer, actor=de)
    return link(mails("ana@escala.test")[-1]).rstrip("/").rsplit("/", 1)[1]


def test_by_mail_nothing_changes_until_it_is_accepted(
    camara: Organizacion, carla: Usuario, ana: Usuario
) -> None:
    token = by_mail(camara, carla)
    assert roles(camara) == {"Carla": "gestor"}
    aceptar(token, actor=ana)
    assert roles(camara) == {"Ana": "gestor"}
    assert {m.para for m in mails()} == {carla.correo, ana.correo}
    assert acts()[-1] == "organizacion.traspasar"


def test_accepting_a_hand_over_twice_is_once(
    camara: Organizacion, carla: Usuario, ana: Usuario
) -> None:
    token = by_mail(camara, carla, RolMembresia.LECTOR)
    aceptar(token, actor=ana)
    aceptar(token, actor=ana)
    assert roles(camara) == {"Ana": "gestor", "Carla": "lector"}
    assert acts().count("organizacion.traspasar") == 1


def test_what_somebody_offered_before_being_taken_off_is_no_more(
    camara: Organizacion, carla: Usuario, ana: Usuario, bruno: Usuario
) -> None:
    other = make_membresia(bruno, camara)
    token = by_mail(camara, bruno)
    quitar_miembro(other, actor=carla)
    with pytest.raises(errors.InvitacionCerradaError):
        aceptar(token, actor=ana)
    assert roles(camara) == {"Carla": "gestor"}


def test_the_check_page_says_what_happens_and_does_nothing(
    client: CheckingClient, lector: Membresia, carla: Usuario, camara: Organizacion
) -> None:
    client.as_user(carla)
    assert "Diego Restrepo" in client.get(URL).text
    page = client.send(URL, {"a": str(lector.id), "queda": "irse"})
    assert "Usted deja la organización" in page.text
    assert roles(camara) == {"Carla": "gestor", "Diego": "lector"}
    done = client.send(URL, {"a": str(lector.id), "queda": "irse", "confirma": "1"})
    assert done.location == "/es/panel/"
    assert roles(camara) == {"Diego": "gestor"}


def test_by_mail_on_the_pages(client: CheckingClient, carla: Usuario, camara: Organizacion) -> None:
    client.as_user(carla)
    given = {"a": "otra", "correo": "luz@correo.com", "queda": "lector"}
    assert client.send(URL, {**given, "correo": "luz"}).status_code == 422
    assert "Hasta que acepte" in client.send(URL, given).text
    assert client.send(URL, {**given, "confirma": "1"}).location == "/es/camara/litoral/equipo/"
    assert "recibe la gestión" in client.get("/es/camara/litoral/equipo/").text
    assert roles(camara) == {"Carla": "gestor"}


@pytest.mark.parametrize("a", ["", "0", "999999", "x"])
def test_only_people_of_the_team_are_offered(
    client: CheckingClient, carla: Usuario, ajena: Usuario, a: str
) -> None:
    sent = client.as_user(carla).send(URL, {"a": a, "queda": "irse", "confirma": "1"})
    assert sent.status_code == 422
