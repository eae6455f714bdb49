"""What is typed without a signal arrives once; what guests wrote goes when its time is over."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from consultores.asistente import apuntes
from consultores.asistente.retencion import forget_guests, programar
from consultores.solicitudes.estados import Estado
from consultores.solicitudes.models import Solicitud
from plataforma.clock import at, now
from plataforma.db import db
from plataforma.errors import DomainError
from plataforma.identidad.models import EstadoUsuario
from plataforma.jobs.services import list_waiting
from tests.consultores.asistente.test_pedir import DETAIL, only_request
from tests.consultores.asistente.test_sin_cuenta import PHONE, make_guest_request
from tests.factories.consultores import make_borrador

if TYPE_CHECKING:
    from consultores.red.models import Consultor
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


def note(**changes: str) -> dict[str, Any]:
    said = {"tipo": "SOL-ACU", **DETAIL} | changes
    return {"intento": "abc", "campos": {name: [value] for name, value in said.items()}}


def test_a_note_becomes_one_draft_however_often_it_arrives(ana: Usuario) -> None:
    for _time in range(2):
        apuntes.recibir_apunte(ana, note(), now())
    assert only_request().titulo == DETAIL["titulo"]
    assert only_request().estado == Estado.BORRADOR


def test_the_same_note_sent_with_a_signal_is_the_same_draft(
    client: CheckingClient, ana: Usuario
) -> None:
    apuntes.recibir_apunte(ana, note(), now())
    client.as_user(ana).send(
        "/es/asistencia/apunte/", {"tipo": "SOL-ACU", **DETAIL, "intento": "abc"}
    )
    assert only_request().titulo == DETAIL["titulo"]


def test_a_step_typed_without_a_signal_changes_the_own_draft_alone(
    ana: Usuario, fabian: Usuario
) -> None:
    draft = make_borrador(ana)
    sent = {**note(titulo="Otra pregunta"), "referencia": draft.referencia}
    with pytest.raises(DomainError):
        apuntes.recibir_detalle(fabian, sent, now())
    apuntes.recibir_detalle(ana, sent, now())
    assert draft.titulo == "Otra pregunta"


def test_what_was_typed_after_sending_is_refused_with_a_sentence(
    ana: Usuario, solicitud: Solicitud
) -> None:
    with pytest.raises(apuntes.YaSalioError):
        apuntes.recibir_detalle(ana, {**note(), "referencia": solicitud.referencia}, now())


def test_a_visitors_note_travels_along_until_they_said_who_they_are(
    client: CheckingClient,
) -> None:
    asked = client.send("/es/asistencia/apunte/", {"tipo": "SOL-ACU", **DETAIL})
    assert DETAIL["titulo"] in asked.text
    who = {"nombre": "Ana", "pais": "PY", "servicio": "y", "tipo": "SOL-ACU", **PHONE}
    client.send("/es/asistencia/sin-cuenta/", {**who, **DETAIL})
    assert only_request().descripcion == DETAIL["descripcion"]


def test_a_guest_is_forgotten_a_year_after_the_end(consultor: Consultor) -> None:
    request = make_guest_request(PHONE)
    guest = request.solicitante
    request.estado, request.enviada_el = Estado.CANCELADA, now()
    request.cerrada_el = now()
    db.session.commit()
    with at(now() + timedelta(days=364)):
        forget_guests({})
    assert str(guest.estado) == EstadoUsuario.INVITADO
    with at(now() + timedelta(days=367)):
        forget_guests({})
    assert (str(guest.estado), request.titulo) == (EstadoUsuario.CERRADO, "")


def test_a_draft_that_never_left_goes_after_a_month(consultor: Consultor) -> None:
    guest = make_guest_request(PHONE).solicitante
    db.session.commit()
    with at(now() + timedelta(days=31)):
        forget_guests({})
    assert guest.estado == EstadoUsuario.CERRADO
    assert db.session.scalar(select(Solicitud.id)) is None


def test_the_forgetting_is_asked_for_once(consultor: Consultor) -> None:
    for _deploy in range(2):
        programar()
    assert len(list_waiting("asistente.olvidar_invitados")) == 1
