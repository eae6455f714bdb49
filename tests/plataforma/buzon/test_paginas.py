"""The mails that reached no conversation: whom they are shown to, and for how long."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from plataforma import storage
from plataforma.buzon.models import CorreoEntrante, EstadoEntrante, Motivo
from plataforma.buzon.services import KEPT, borrar_de, olvidar
from plataforma.clock import now
from plataforma.db import db
from plataforma.jobs.models import Job
from plataforma.jobs.services import run_due
from tests.factories.buzon import make_entrante
from tests.receptor import Receptor, address, mail
from tests.statements import counted

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

LIST = "/es/administracion/correo-recibido/"


def test_the_secretariat_sees_why_and_not_what(
    client: CheckingClient, ana: Usuario, elena: Usuario
) -> None:
    make_entrante(ana, "Mis costos son secretos", desde="x@otro.test")
    make_entrante(ana, estado=EstadoEntrante.ENTREGADO, desde="y@otro.test")
    page = client.as_user(elena).get(LIST).text
    assert "x@otro.test" in page
    assert "que no es la de la persona" in page
    assert "y@otro.test" not in page
    assert "secretos" not in page


def test_a_mail_that_nobody_could_read_is_listed_after_an_hour(
    client: CheckingClient, ana: Usuario, elena: Usuario
) -> None:
    values = {"estado": EstadoEntrante.RECIBIDO, "motivo": Motivo.NINGUNO}
    make_entrante(ana, desde="nueva@otro.test", **values)
    make_entrante(ana, desde="vieja@otro.test", recibido_el=now() - timedelta(hours=2), **values)
    page = client.as_user(elena).get(LIST).text
    assert "vieja@otro.test" in page
    assert "nueva@otro.test" not in page


def test_the_page_costs_the_same_for_many(
    client: CheckingClient, ana: Usuario, elena: Usuario
) -> None:
    make_entrante(ana)
    client.as_user(elena).get(LIST)
    with counted() as few:
        client.get(LIST)
    for _ in range(20):
        make_entrante(ana)
    with counted() as many:
        client.get(LIST)
    assert len(few) == len(many)


def test_who_lost_the_notice_finds_the_mail_on_the_panel(
    client: CheckingClient, receptor: Receptor, ana: Usuario
) -> None:
    waiting = make_entrante(ana)
    assert f"/es/correo-recibido/{waiting.id}/" in client.as_user(ana).get("/es/panel/").text


def test_after_ninety_days_nothing_is_left(receptor: Receptor, ana: Usuario) -> None:
    receptor.send(bytes(mail()), address("prueba", 5, ana))
    (row,) = db.session.query(CorreoEntrante)
    (asked,) = db.session.query(Job).filter_by(nombre="buzon.olvidar")
    assert abs(asked.no_antes_el - now() - KEPT) < timedelta(minutes=1)
    clave = row.clave
    olvidar(asked.payload)
    db.session.commit()
    run_due()
    assert storage.get(clave) is None
    assert not db.session.query(CorreoEntrante).count()


@pytest.mark.parametrize(("objeto", "left"), [(1, 0), (2, 1)])
def test_what_came_for_something_goes_with_it(ana: Usuario, objeto: int, left: int) -> None:
    make_entrante(ana)
    borrar_de("solicitud", [objeto])
    assert db.session.query(CorreoEntrante).count() == left
