"""Who acts for an organisation: roles, taking off, leaving; the last manager stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from plataforma.db import db
from plataforma.equipos import errors
from plataforma.equipos.invitaciones import Oferta, invitar, list_invitaciones
from plataforma.equipos.services import cambiar_rol, dejar, quitar_miembro
from plataforma.identidad.models import EstadoUsuario, Sesion
from plataforma.organizaciones.models import RolMembresia
from tests.factories.cohortes import make_cohorte
from tests.factories.identidad import make_membresia
from tests.plataforma.organizaciones.conftest import acts, mails, roles

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Membresia, Organizacion
    from tests.client import CheckingClient

EQUIPO = "/es/camara/litoral/equipo"


def test_another_role_is_told_and_asks_to_sign_in_again(lector: Membresia, carla: Usuario) -> None:
    db.session.add(Sesion(token_hash="x" * 64, usuario_id=lector.usuario_id))
    cambiar_rol(lector, RolMembresia.FACILITADOR, actor=carla)
    assert lector.rol == "facilitador"
    assert not db.session.scalars(select(Sesion)).all()
    assert "facilita" in mails(lector.usuario.correo)[0].texto
    cambiar_rol(lector, RolMembresia.FACILITADOR, actor=carla)
    assert acts() == ["organizacion.cambiar_rol"]


@pytest.mark.parametrize("act", ["rol", "quitar", "dejar"])
def test_the_last_manager_stays(
    act: str, gestora: Membresia, lector: Membresia, elena: Usuario
) -> None:
    with pytest.raises(errors.UltimaGestionError):
        if act == "rol":
            cambiar_rol(gestora, RolMembresia.LECTOR, actor=gestora.usuario)
        elif act == "quitar":
            quitar_miembro(gestora, actor=elena)
        else:
            dejar(gestora)
    assert gestora.rol == "gestor"
    assert acts() == []


def test_a_suspended_manager_does_not_count(gestora: Membresia, ana: Usuario) -> None:
    make_membresia(ana, gestora.organizacion)
    ana.estado = EstadoUsuario.SUSPENDIDO
    with pytest.raises(errors.UltimaGestionError):
        dejar(gestora)


def test_one_of_two_managers_leaves_and_their_work_stays(
    gestora: Membresia, ana: Usuario, camara: Organizacion
) -> None:
    cohorte = make_cohorte(camara, creada_por_id=gestora.usuario_id)
    make_membresia(ana, camara)
    dejar(gestora)
    db.session.expire_all()
    assert roles(camara) == {"Ana": "gestor"}
    assert cohorte.organizacion_id == camara.id
    assert acts() == ["organizacion.dejar"]


def test_who_is_taken_off_leaves_no_way_back_in(
    gestora: Membresia, ana: Usuario, camara: Organizacion
) -> None:
    taken_off = make_membresia(ana, camara)
    offer = Oferta(correo="otra@correo.test", rol=RolMembresia.GESTOR)
    invitar(camara, offer, actor=ana)
    quitar_miembro(taken_off, actor=gestora.usuario)
    db.session.expire_all()
    assert [i.estado for i in list_invitaciones(camara.id)] == ["retirada"]
    assert "Ya no actúa" in mails(ana.correo)[0].texto


def test_roles_on_the_pages(
    client: CheckingClient, lector: Membresia, carla: Usuario, camara: Organizacion
) -> None:
    client.as_user(carla)
    url = f"{EQUIPO}/{lector.id}/"
    assert "Diego Restrepo" in client.get(url).text
    assert client.send(url, {"rol": "jefe"}).status_code == 422
    assert client.send(url, {"rol": "facilitador"}).location == f"{EQUIPO}/"
    assert roles(camara)["Diego"] == "facilitador"
    assert client.get(f"{url}quitar/").status_code == 200
    assert client.send(f"{url}quitar/").location == f"{EQUIPO}/"
    assert client.send(f"{url}quitar/").status_code == 404
    assert roles(camara) == {"Carla": "gestor"}


def test_the_last_manager_is_told_why_on_the_pages(
    client: CheckingClient, gestora: Membresia, camara: Organizacion
) -> None:
    client.as_user(gestora.usuario)
    refused = client.send(f"{EQUIPO}/{gestora.id}/", {"rol": "lector"})
    assert refused.status_code == 422
    assert "Primero traspase" in refused.text
    assert "Traspasar la gestión" in client.get(f"{EQUIPO}/irse/").text
    client.send(f"{EQUIPO}/irse/")
    assert roles(camara) == {"Carla": "gestor"}


def test_who_looks_can_leave_by_themselves(
    client: CheckingClient, lector: Membresia, carla: Usuario, camara: Organizacion
) -> None:
    client.as_user(lector.usuario)
    assert "Dejar la organización" in client.get(f"{EQUIPO}/irse/").text
    assert client.send(f"{EQUIPO}/irse/").location == "/es/panel/"
    assert client.get(f"{EQUIPO}/").status_code == 404
    assert roles(camara) == {"Carla": "gestor"}


def test_only_managers_see_addresses(
    client: CheckingClient, lector: Membresia, carla: Usuario
) -> None:
    assert lector.usuario.correo in client.as_user(carla).get(f"{EQUIPO}/").text
    page = client.as_user(lector.usuario).get(f"{EQUIPO}/").text
    assert "Carla Sosa" in page
    assert carla.correo not in page.split("<main", 1)[1]
