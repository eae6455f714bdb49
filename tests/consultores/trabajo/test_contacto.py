"""A firm that was not reached says with one tap in its mail, signed in or not, that it is there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from consultores.enlaces import SIGO_AQUI
from consultores.pasos import marcha
from consultores.solicitudes.estados import Acto, Estado
from consultores.solicitudes.models import Movimiento
from plataforma.baja import firmar
from plataforma.db import db
from plataforma.email import Correo
from plataforma.identidad.invitados import probar_correo
from tests.factories.consultores import make_solicitud
from tests.factories.identidad import make_invitado

if TYPE_CHECKING:
    from consultores.red.models import Consultor
    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


@pytest.fixture
def perdida(ana: Usuario, diego: Usuario, consultor: Consultor) -> Solicitud:
    """A request whose firm does not answer."""
    solicitud = make_solicitud(ana, consultor, Estado.EN_CURSO)
    marcha.declarar_sin_contacto(solicitud, actor=diego, motivo="No responde el teléfono.")
    db.session.commit()
    return solicitud


def link(para: str) -> str:
    """Return the path of the button of the last mail."""
    newest = select(Correo.texto).where(Correo.para == para).order_by(Correo.id.desc())
    found = re.search(r"/es/asistencia/sigo-aqui/\S+", db.session.scalars(newest).first() or "")
    assert found
    return found[0]


def test_the_mail_opens_a_button_that_goes_on_without_signing_in(
    client: CheckingClient, perdida: Solicitud, ana: Usuario
) -> None:
    path = link(ana.correo)
    assert "Sigo aquí" in client.get(path).text
    assert list(perdida.movimientos)[-1].acto == Acto.SIN_CONTACTO  # opening decided nothing
    assert "El trabajo sigue" in client.send(path, page=path).text
    assert perdida.estado == Estado.EN_CURSO
    assert perdida.movimientos[-1].actor_id == ana.id


def test_a_guests_mail_opens_that_button_and_not_the_request(
    client: CheckingClient, consultor: Consultor, diego: Usuario
) -> None:
    guest = make_invitado()
    probar_correo(guest)
    solicitud = make_solicitud(guest, consultor, Estado.EN_CURSO)
    marcha.declarar_sin_contacto(solicitud, actor=diego, motivo="No responde el teléfono.")
    path = link("ana@buzon.test")
    assert "El trabajo sigue" in client.send(path, page=path).text
    assert solicitud.estado == Estado.EN_CURSO


def test_a_second_tap_moves_nothing_and_says_so(
    client: CheckingClient, perdida: Solicitud, ana: Usuario
) -> None:
    path = link(ana.correo)
    client.send(path, page=path)
    again = client.send(path)
    assert again.status_code == 410
    assert "Ya no hace falta responder" in again.text
    moved = select(func.count(Movimiento.id)).where(Movimiento.acto == Acto.REANUDAR)
    assert db.session.scalar(moved) == 1


def test_a_link_that_we_did_not_make_opens_nothing(
    client: CheckingClient, perdida: Solicitud
) -> None:
    for forged in (firmar("resultados", perdida.id), firmar(SIGO_AQUI, perdida.id)[:-1] + "x"):
        assert client.get(f"/es/asistencia/sigo-aqui/{forged}/").status_code == 404
        assert client.send(f"/es/asistencia/sigo-aqui/{forged}/").status_code == 404
    assert perdida.estado == Estado.SUSPENDIDA
