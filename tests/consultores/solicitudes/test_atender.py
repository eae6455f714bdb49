"""From the consultant's answer to the rating: what moves, who is told, what is refused."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from sqlalchemy import select

from consultores.acreditacion.decisiones import suspender
from consultores.pasos import conversacion, entregables, marcha, ofertas
from consultores.solicitudes.errors import (
    AunEnPlazoError,
    ConversacionCerradaError,
    FaltaMotivoError,
    UnaSolaRevisionError,
    YaNoEsSuyaError,
    YaReplicadaError,
    YaRespondioError,
)
from consultores.solicitudes.estados import ActoImposibleError, Estado
from consultores.solicitudes.models import Respuesta
from plataforma.audit import verify_chain
from plataforma.audit.models import AuditLine
from plataforma.clock import now
from plataforma.db import db
from tests.factories.consultores import OPINION, make_consultor, make_solicitud
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from collections.abc import Callable

    from consultores.red.models import Consultor
    from consultores.solicitudes.models import Solicitud
    from plataforma.email import Correo
    from plataforma.identidad.models import Usuario


def test_accepting_promises_a_delivery_and_tells_the_firm(
    solicitud: Solicitud, diego: Usuario, ana: Usuario, buzon: Callable[[Usuario], list[Correo]]
) -> None:
    ofertas.aceptar(solicitud, actor=diego)
    assert solicitud.estado == Estado.ACEPTADA
    assert solicitud.entregar_antes_el is not None
    assert solicitud.asignaciones[0].respuesta == Respuesta.ACEPTADA
    assert "Aceptaron su solicitud" in buzon(ana)[0].asunto


def test_accepting_twice_changes_nothing_the_second_time(
    solicitud: Solicitud, diego: Usuario, ana: Usuario, buzon: Callable[[Usuario], list[Correo]]
) -> None:
    ofertas.aceptar(solicitud, actor=diego)
    before = len(buzon(ana))
    with pytest.raises(ActoImposibleError):
        ofertas.aceptar(solicitud, actor=diego)
    assert len(buzon(ana)) == before


def test_declining_needs_a_reason_and_gives_the_firm_the_choice(
    solicitud: Solicitud, diego: Usuario, ana: Usuario, buzon: Callable[[Usuario], list[Correo]]
) -> None:
    with pytest.raises(FaltaMotivoError):
        ofertas.declinar(solicitud, actor=diego, causa="otra", motivo=" ")
    ofertas.declinar(
        solicitud, actor=diego, causa="sin_tiempo", motivo="Trabajo para un competidor."
    )
    assert solicitud.estado == Estado.EN_ESPERA
    assert solicitud.consultor is None
    assert "Trabajo para un competidor." in buzon(ana)[0].texto
    with pytest.raises(YaNoEsSuyaError):
        ofertas.aceptar(solicitud, actor=diego)


def test_the_firm_picks_another_but_not_the_same(
    solicitud: Solicitud, consultor: Consultor, diego: Usuario, ana: Usuario
) -> None:
    ofertas.declinar(solicitud, actor=diego, causa="sin_tiempo", motivo="Sin tiempo.")
    with pytest.raises(YaRespondioError):
        ofertas.elegir(solicitud, consultor, actor=ana)
    otra = make_consultor(make_usuario("Rosa Peña"), nombre="Rosa Peña")
    ofertas.elegir(solicitud, otra, actor=ana)
    assert solicitud.estado == Estado.ASIGNADA
    assert [a.respuesta for a in solicitud.asignaciones] == ["declinada", "pendiente"]


def test_a_silent_consultant_can_be_left_only_after_the_date(
    solicitud: Solicitud,
    consultor: Consultor,
    ana: Usuario,
    diego: Usuario,
    buzon: Callable[[Usuario], list[Correo]],
) -> None:
    with pytest.raises(AunEnPlazoError):
        ofertas.retirar(solicitud, actor=ana)
    assert solicitud.responder_antes_el is not None
    with time_machine.travel(solicitud.responder_antes_el + timedelta(hours=1)):
        assert solicitud.esta_vencida
        ofertas.retirar(solicitud, actor=ana)
    assert solicitud.estado == Estado.EN_ESPERA
    assert "pasa a otra persona" in buzon(diego)[0].asunto
    assert (consultor.desempeno.recibidas, consultor.desempeno.respondidas) == (1, 0)


def test_a_suspended_consultant_can_be_left_at_once(
    solicitud: Solicitud, consultor: Consultor, ana: Usuario, elena: Usuario
) -> None:
    suspender(consultor, actor=elena, motivo="Pausa.")
    ofertas.retirar(solicitud, actor=ana)
    assert consultor.desempeno.recibidas == 0  # it was not silence


def test_the_whole_way_with_figures(
    solicitud: Solicitud, consultor: Consultor, diego: Usuario, ana: Usuario
) -> None:
    ofertas.aceptar(solicitud, actor=diego)
    marcha.empezar(solicitud, actor=diego)
    assert consultor.desempeno.abiertas == 1
    entregables.entregar(solicitud, actor=diego, texto="Paga 0 %.", intento="1")
    assert consultor.desempeno.abiertas == 0
    entregables.confirmar(solicitud, OPINION, actor=ana)
    d = consultor.desempeno
    assert solicitud.estado == Estado.CERRADA
    assert (d.recibidas, d.respondidas, d.respondidas_a_tiempo, d.aceptadas) == (1, 1, 1, 1)
    assert (d.entregadas, d.calificadas, d.utiles, d.mediana_respuesta) == (1, 1, 1, 0)


def test_every_step_has_its_move_and_its_audit_line(ana: Usuario, consultor: Consultor) -> None:
    request = make_solicitud(ana, consultor, "cerrada")
    moves = [m.acto for m in request.movimientos]
    assert moves == ["enviar", "admitir", "asignar", "aceptar", "empezar", "entregar", "confirmar"]
    about = AuditLine.objeto == f"solicitud:{request.referencia}"
    lines = db.session.scalars(select(AuditLine.accion).where(about).order_by(AuditLine.id))
    assert list(lines) == [f"solicitud.{m}" for m in moves]
    assert verify_chain() is None


def test_changes_are_asked_once(ana: Usuario, diego: Usuario, consultor: Consultor) -> None:
    request = make_solicitud(ana, consultor, "entregada")
    marcha.pedir_ajustes(request, actor=ana, motivo="Falta la fuente.")
    assert request.vence_el is not None
    entregables.entregar(request, actor=diego, texto="Con la fuente.", intento="2")
    with pytest.raises(UnaSolaRevisionError):
        marcha.pedir_ajustes(request, actor=ana, motivo="Otra vez.")


def test_a_message_reaches_the_other_side_once(
    solicitud: Solicitud, ana: Usuario, diego: Usuario, buzon: Callable[[Usuario], list[Correo]]
) -> None:
    before = len(buzon(diego))
    for _ in range(2):
        conversacion.escribir(solicitud, actor=ana, texto="¿Necesita la ficha?", intento="m1")
    assert len(solicitud.mensajes) == 1
    assert len(buzon(diego)) == before + 1
    assert "¿Necesita la ficha?" in buzon(diego)[0].texto


def test_a_closed_conversation_takes_no_message(ana: Usuario, consultor: Consultor) -> None:
    request = make_solicitud(ana, consultor, "cerrada")
    with pytest.raises(ConversacionCerradaError):
        conversacion.escribir(request, actor=ana, texto="Una cosa más", intento="m")


def test_a_delivery_sent_twice_is_one(ana: Usuario, diego: Usuario, consultor: Consultor) -> None:
    request = make_solicitud(ana, consultor, "en_curso")
    for _ in range(2):
        entregables.entregar(request, actor=diego, texto="Paga 0 %.", intento="igual")
    assert len(request.entregables) == 1


def test_cancelling_frees_the_place_and_tells_the_consultant(
    solicitud: Solicitud,
    consultor: Consultor,
    ana: Usuario,
    diego: Usuario,
    buzon: Callable[[Usuario], list[Correo]],
) -> None:
    with pytest.raises(FaltaMotivoError):
        marcha.cancelar(solicitud, actor=ana, motivo="")
    marcha.cancelar(solicitud, actor=ana, motivo="Ya lo resolvimos.")
    assert consultor.desempeno.abiertas == 0
    assert consultor.desempeno.recibidas == 0
    assert "Ya lo resolvimos." in buzon(diego)[0].texto
    with pytest.raises(ActoImposibleError):
        ofertas.aceptar(solicitud, actor=diego)


def test_a_rating_is_answered_once(
    ana: Usuario, diego: Usuario, consultor: Consultor, buzon: Callable[[Usuario], list[Correo]]
) -> None:
    request = make_solicitud(ana, consultor, "cerrada")
    entregables.replicar(request, actor=diego, texto="Gracias, Ana.")
    assert "Gracias, Ana." in buzon(ana)[0].texto
    with pytest.raises(YaReplicadaError):
        entregables.replicar(request, actor=diego, texto="Otra.")
    with pytest.raises(YaNoEsSuyaError):
        entregables.replicar(request, actor=ana, texto="Yo también.")


def test_a_stranger_moves_nothing(solicitud: Solicitud, fabian: Usuario) -> None:
    with pytest.raises(YaNoEsSuyaError):
        ofertas.aceptar(solicitud, actor=fabian)


def test_overdue_is_said_of_deliveries_too(solicitud: Solicitud, diego: Usuario) -> None:
    ofertas.aceptar(solicitud, actor=diego)
    assert not solicitud.esta_vencida
    with time_machine.travel(now() + timedelta(days=30)):
        assert solicitud.esta_vencida
