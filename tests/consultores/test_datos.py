"""Closing an account in the network: what goes, what is given back, what the other side keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from consultores.datos import erase_share, export_share
from consultores.pasos.conversacion import escribir
from consultores.pasos.entregables import confirmar
from consultores.pasos.marcha import pedir_ajustes
from consultores.pasos.ofertas import elegir
from consultores.red.models import Consultor
from consultores.red.queries import find_de_usuario, list_publicos
from consultores.solicitudes.errors import ConsultorSeFueError, ConversacionCerradaError
from consultores.solicitudes.estados import Estado
from consultores.solicitudes.models import Respuesta, Solicitud
from plataforma.db import db
from plataforma.email import Correo
from plataforma.identidad.services import suspender
from tests.factories.consultores import (
    OPINION,
    make_borrador,
    make_consultor,
    make_postulado,
    make_solicitud,
)

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


def test_the_export_holds_the_profile_the_requests_and_the_messages(
    solicitud: Solicitud, ana: Usuario, diego: Usuario
) -> None:
    escribir(solicitud, actor=ana, texto="Le mando mis costos.", intento="m")
    firm, network = export_share(ana), export_share(diego)
    assert [s["referencia"] for s in firm["solicitudes"]] == [solicitud.referencia]
    assert firm["solicitudes"][0]["mensajes"][0]["texto"] == "Le mando mis costos."
    assert firm["ficha"] is None
    assert network["ficha"]["nombre"] == "Diego Restrepo"
    assert not network["solicitudes"]
    assert [s["referencia"] for s in network["atendidas"]] == [solicitud.referencia]


def test_what_a_firm_asked_is_cancelled_and_its_drafts_go(
    solicitud: Solicitud, ana: Usuario
) -> None:
    make_borrador(ana)
    erase_share(ana, False)
    assert solicitud.estado == Estado.CANCELADA
    assert solicitud.movimientos[-1].motivo == "La empresa cerró su cuenta."
    assert db.session.scalars(select(Solicitud)).all() == [solicitud]


def test_a_consultant_who_closes_is_in_the_network_no_more(
    client: CheckingClient, solicitud: Solicitud, consultor: Consultor, diego: Usuario
) -> None:
    address = f"/es/consultores/{consultor.slug}/"
    draft = make_borrador(solicitud.solicitante, consultor)
    erase_share(diego, False)
    db.session.commit()
    assert (solicitud.estado, draft.consultor) == (Estado.EN_ESPERA, None)
    assert find_de_usuario(diego.id) is None
    assert "Restrepo" not in str(vars(consultor))
    assert client.get(address).status_code == 404
    assert (
        client.as_user(solicitud.solicitante)
        .get(f"/es/asistencia/{solicitud.referencia}/")
        .status_code
        == 200
    )


def test_an_applicant_who_closes_leaves_nothing(diego: Usuario) -> None:
    make_postulado(diego)
    erase_share(diego, False)
    db.session.flush()
    assert db.session.scalar(select(Consultor)) is None


@pytest.mark.parametrize("state", ["aceptada", "entregada"])
def test_work_under_way_keeps_a_consultant_without_name(
    client: CheckingClient, ana: Usuario, diego: Usuario, consultor: Consultor, state: str
) -> None:
    request = make_solicitud(ana, consultor, state)
    erase_share(diego, False)
    db.session.commit()
    assert client.as_user(ana).get(f"/es/asistencia/{request.referencia}/").status_code == 200


def test_a_suspended_person_is_not_shown_nor_asked(
    client: CheckingClient, consultor: Consultor, diego: Usuario, elena: Usuario
) -> None:
    suspender(elena, diego)
    assert not consultor.recibe_solicitudes
    assert not list_publicos()
    assert client.get(f"/es/consultores/{consultor.slug}/").status_code == 404


@pytest.fixture
def huerfana(ana: Usuario, diego: Usuario, consultor: Consultor) -> Solicitud:
    """Delivered by Diego, who then closed his account."""
    request = make_solicitud(ana, consultor, "entregada")
    erase_share(diego, False)
    db.session.commit()
    return request


def test_the_firm_keeps_the_result_it_received_and_confirms_it(
    client: CheckingClient, ana: Usuario, huerfana: Solicitud
) -> None:
    result = huerfana.entregables[0].texto
    assert (huerfana.estado, bool(result)) == (Estado.ENTREGADA, True)
    page = client.as_user(ana).get(f"/es/asistencia/{huerfana.referencia}/").text
    assert result in page
    assert "La persona consultora cerró su cuenta" in page
    assert "Confirmar y calificar" in page
    assert "Pedir ajustes" not in page
    confirmar(huerfana, OPINION, actor=ana)
    assert (huerfana.estado, huerfana.entregables[0].texto) == (Estado.CERRADA, result)


def test_or_asks_for_another_person_and_still_has_the_result(
    client: CheckingClient, ana: Usuario, huerfana: Solicitud
) -> None:
    other = make_consultor(nombre="Luz Vera", areas=["ORI"])
    client.as_user(ana).send(f"/es/asistencia/{huerfana.referencia}/retirar/")
    db.session.expire_all()
    assert huerfana.estado == Estado.EN_ESPERA
    assert huerfana.asignaciones[0].respuesta == Respuesta.ACEPTADA
    elegir(huerfana, other, actor=ana)
    db.session.commit()
    page = client.get(f"/es/asistencia/{huerfana.referencia}/").text
    assert huerfana.entregables[0].texto in page
    assert "La persona consultora cerró su cuenta" in page
    assert other.desempeno.entregadas == 0


def test_nobody_writes_to_or_asks_changes_of_somebody_who_left(
    ana: Usuario, huerfana: Solicitud
) -> None:
    with pytest.raises(ConversacionCerradaError):
        escribir(huerfana, actor=ana, texto="¿Está ahí?", intento="m")
    with pytest.raises(ConsultorSeFueError):
        pedir_ajustes(huerfana, actor=ana, motivo="Falta el costo.")


def test_the_firm_is_told_that_its_result_stays(ana: Usuario, huerfana: Solicitud) -> None:
    told = db.session.scalars(select(Correo.asunto).where(Correo.para == ana.correo)).all()
    assert told == [f"El resultado de {huerfana.referencia} sigue con usted"]
