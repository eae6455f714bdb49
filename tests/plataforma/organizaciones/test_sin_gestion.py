"""When the last manager's account goes, the organisation is the administrators' to look after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plataforma.db import db
from plataforma.equipos.invitaciones import Oferta, aceptar, invitar
from plataforma.equipos.part import PERSONAL_DATA as INVITACIONES
from plataforma.organizaciones.models import RolMembresia
from plataforma.organizaciones.part import PERSONAL_DATA
from tests.factories.cohortes import make_cohorte
from tests.plataforma.organizaciones.conftest import link, mails, roles

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion
    from tests.client import CheckingClient


def test_administrators_are_told_and_nothing_is_lost(
    client: CheckingClient, elena: Usuario, carla: Usuario, camara: Organizacion
) -> None:
    client.as_user(elena)
    title = "Organizaciones sin quien las gestione"
    assert title not in client.get("/es/administracion/").text
    cohorte = make_cohorte(camara, creada_por_id=carla.id)
    PERSONAL_DATA.erase(carla, False)
    db.session.expire_all()
    assert cohorte.organizacion.slug == "litoral"
    assert title in client.get("/es/administracion/").text
    listed = client.get("/es/administracion/organizaciones/?ver=sin-gestion").text
    assert "Litoral" in listed


def test_whom_it_was_handed_to_may_still_accept(
    carla: Usuario, ana: Usuario, camara: Organizacion
) -> None:
    offer = Oferta(correo=ana.correo, rol=RolMembresia.GESTOR, traspaso=True)
    invitar(camara, offer, actor=carla)
    token = link(mails(ana.correo)[0]).rstrip("/").rsplit("/", 1)[1]
    INVITACIONES.erase(carla, False)
    PERSONAL_DATA.erase(carla, False)
    aceptar(token, actor=ana)
    assert roles(camara) == {"Ana": "gestor"}


def test_an_invited_address_goes_with_its_account(
    carla: Usuario, ana: Usuario, camara: Organizacion
) -> None:
    invitar(camara, Oferta(correo=ana.correo, rol=RolMembresia.LECTOR), actor=carla)
    assert INVITACIONES.export(ana)[0]["rol"] == "lector"
    INVITACIONES.erase(ana, False)
    assert INVITACIONES.export(ana) == []
