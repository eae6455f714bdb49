"""The acts of a request. Each moves it, keeps who and why, and tells the other side by mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from consultores.red.models import Consultor
from consultores.solicitudes import desempeno, emails
from consultores.solicitudes.borradores import check_consultor
from consultores.solicitudes.errors import (
    AunEnPlazoError,
    ConsultorNoDisponibleError,
    ConsultorSeFueError,
    FaltaConsultorError,
    FaltaMotivoError,
    FaltanDatosError,
    UnaSolaRevisionError,
    YaNoEsSuyaError,
)
from consultores.solicitudes.estados import CON_MOTIVO, FINALES, Acto, Estado, Papel, siguiente
from consultores.solicitudes.models import Asignacion, Movimiento, Respuesta, Solicitud
from consultores.solicitudes.plazos import (
    DIAS_RESPUESTA,
    DIAS_REVISION,
    habiles_entre,
    limite,
)
from consultores.taxonomia import SERVICIOS, TIPOS
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario


def lock(solicitud: Solicitud) -> None:
    """Read the row again and hold it: of two acts at the same time, the second sees the first."""
    db.session.execute(select(Solicitud.id).where(Solicitud.id == solicitud.id).with_for_update())
    db.session.refresh(solicitud)


def mover(
    solicitud: Solicitud, acto: Acto, *, actor: Usuario | None, motivo: str = ""
) -> Movimiento:
    """Change the state by the table, in the quality that the actor has in this request."""
    papel = solicitud.papel_de(actor) if actor else Papel.SISTEMA
    if papel is None:
        raise YaNoEsSuyaError
    hacia = siguiente(solicitud.estado, acto, papel)
    if acto in CON_MOTIVO and not motivo.strip():
        raise FaltaMotivoError
    movimiento = Movimiento(
        desde=solicitud.estado,
        hacia=hacia,
        acto=acto,
        papel=papel,
        actor_id=actor.id if actor else None,
        motivo=motivo.strip(),
        ocurrio_el=now(),
    )
    solicitud.movimientos.append(movimiento)
    solicitud.estado = hacia
    solicitud.actualizada_el = now()
    if hacia in FINALES:
        solicitud.cerrada_el = now()
    datos = {"desde": str(movimiento.desde), "hacia": str(hacia)}
    audit.record(f"solicitud.{acto}", ("solicitud", solicitud.referencia), actor=actor, datos=datos)
    return movimiento


def enviar(solicitud: Solicitud, *, actor: Usuario) -> None:
    """Send the draft to the consultant chosen. The clock starts here."""
    lock(solicitud)
    siguiente(solicitud.estado, Acto.ENVIAR, Papel.SOLICITANTE)
    if not solicitud.esta_completa:
        raise FaltanDatosError
    if solicitud.consultor is None:
        raise FaltaConsultorError
    _check_room(solicitud, solicitud.consultor)
    mover(solicitud, Acto.ENVIAR, actor=actor)
    solicitud.enviada_el = now()
    mover(solicitud, Acto.ASIGNAR, actor=None)
    _assign(solicitud, solicitud.consultor)
    emails.recibida(solicitud)


def reasignar(solicitud: Solicitud, consultor: Consultor, *, actor: Usuario) -> None:
    """Give a request that nobody has to the consultant whom the firm picks."""
    lock(solicitud)
    siguiente(solicitud.estado, Acto.ASIGNAR, Papel.SOLICITANTE)
    check_consultor(solicitud, consultor)
    _check_room(solicitud, consultor)
    solicitud.consultor = consultor
    mover(solicitud, Acto.ASIGNAR, actor=actor)
    _assign(solicitud, consultor)


def _check_room(solicitud: Solicitud, consultor: Consultor) -> None:
    """Hold the consultant's row, so that two firms do not take the last place."""
    db.session.execute(select(Consultor.id).where(Consultor.id == consultor.id).with_for_update())
    db.session.refresh(consultor)
    db.session.refresh(consultor.desempeno)
    check_consultor(solicitud, consultor)
    if not consultor.recibe_solicitudes:
        raise ConsultorNoDisponibleError(nombre=consultor.nombre)


def _assign(solicitud: Solicitud, consultor: Consultor) -> None:
    moment = now()
    due = limite(moment, DIAS_RESPUESTA, consultor.pais)
    solicitud.responder_antes_el, solicitud.entregar_antes_el = due, None
    solicitud.asignaciones.append(
        Asignacion(consultor_id=consultor.id, asignada_el=moment, responder_antes_el=due)
    )
    desempeno.actualizar(consultor.id)
    emails.asignada(solicitud)


def aceptar(solicitud: Solicitud, *, actor: Usuario) -> None:
    lock(solicitud)
    mover(solicitud, Acto.ACEPTAR, actor=actor)
    consultor = _consultor(solicitud)
    _answer(solicitud, Respuesta.ACEPTADA)
    solicitud.entregar_antes_el = limite(now(), dias_entrega(solicitud.tipo), consultor.pais)
    desempeno.actualizar(consultor.id)
    emails.aceptada(solicitud)


def declinar(solicitud: Solicitud, *, actor: Usuario, motivo: str) -> None:
    """Give it back with a reason; the firm is told and picks another consultant."""
    lock(solicitud)
    mover(solicitud, Acto.DECLINAR, actor=actor, motivo=motivo)
    _release(solicitud, Respuesta.DECLINADA)
    emails.declinada(solicitud, motivo)


def retirar(solicitud: Solicitud, *, actor: Usuario) -> None:
    """Take it from a consultant who let the date pass, or who left."""
    lock(solicitud)
    siguiente(solicitud.estado, Acto.RETIRAR, Papel.SOLICITANTE)
    consultor = _consultor(solicitud)
    if not puede_retirar(solicitud):
        raise AunEnPlazoError(nombre=consultor.nombre)
    mover(solicitud, Acto.RETIRAR, actor=actor)
    _release(solicitud, Respuesta.RETIRADA)
    emails.retirada(solicitud, consultor)


def puede_retirar(solicitud: Solicitud) -> bool:
    """Whether the consultant who has the request failed it."""
    consultor = solicitud.consultor
    if consultor is None:
        return False
    if solicitud.estado == Estado.ENTREGADA:
        return solicitud.quedo_sin_consultor
    return solicitud.estado == Estado.ASIGNADA and (
        solicitud.esta_vencida or not consultor.es_publico
    )


def empezar(solicitud: Solicitud, *, actor: Usuario) -> None:
    lock(solicitud)
    mover(solicitud, Acto.EMPEZAR, actor=actor)
    emails.empezada(solicitud)


def pedir_ajustes(solicitud: Solicitud, *, actor: Usuario, motivo: str) -> None:
    """Ask for changes to what was delivered: once."""
    lock(solicitud)
    siguiente(solicitud.estado, Acto.PEDIR_AJUSTES, Papel.SOLICITANTE)
    if solicitud.quedo_sin_consultor:
        raise ConsultorSeFueError
    if ya_se_ajusto(solicitud):
        raise UnaSolaRevisionError
    mover(solicitud, Acto.PEDIR_AJUSTES, actor=actor, motivo=motivo)
    consultor = _consultor(solicitud)
    solicitud.entregar_antes_el = limite(now(), DIAS_REVISION, consultor.pais)
    desempeno.actualizar(consultor.id)
    emails.ajustes_pedidos(solicitud, motivo)


def puede_ajustar(solicitud: Solicitud) -> bool:
    return not (solicitud.quedo_sin_consultor or ya_se_ajusto(solicitud))


def ya_se_ajusto(solicitud: Solicitud) -> bool:
    return any(m.acto == Acto.PEDIR_AJUSTES for m in solicitud.movimientos)


def descartar(solicitud: Solicitud, *, actor: Usuario) -> None:
    """Throw a draft away: nobody else has seen it, so nobody is told and no reason is asked."""
    lock(solicitud)
    siguiente(solicitud.estado, Acto.DESCARTAR, Papel.SOLICITANTE)
    mover(solicitud, Acto.DESCARTAR, actor=actor)


def cancelar(solicitud: Solicitud, *, actor: Usuario, motivo: str) -> None:
    """Take the request back, with a reason."""
    lock(solicitud)
    was_waiting = solicitud.estado == Estado.ASIGNADA
    mover(solicitud, Acto.CANCELAR, actor=actor, motivo=motivo)
    if solicitud.consultor is None:
        return
    if was_waiting:
        _answer(solicitud, Respuesta.RETIRADA)
    desempeno.actualizar(_consultor(solicitud).id)
    emails.cancelada(solicitud, motivo)


def dias_entrega(tipo: str) -> int:
    """Return the business days from acceptance to delivery of a kind of request."""
    return SERVICIOS[TIPOS[tipo].servicio].dias


def _consultor(solicitud: Solicitud) -> Consultor:
    if solicitud.consultor is None:
        raise FaltaConsultorError
    return solicitud.consultor


def _answer(solicitud: Solicitud, respuesta: Respuesta) -> None:
    """Close the assignment; one that was answered before stays as it was."""
    asignacion = solicitud.asignaciones[-1]
    if asignacion.respuesta != Respuesta.PENDIENTE:
        return
    asignacion.respuesta = respuesta
    asignacion.respondida_el = now()
    asignacion.dias_respuesta = habiles_entre(
        asignacion.asignada_el, asignacion.respondida_el, _consultor(solicitud).pais
    )


def _release(solicitud: Solicitud, respuesta: Respuesta) -> None:
    """Leave the request without consultant and without a running deadline."""
    consultor = _consultor(solicitud)
    _answer(solicitud, respuesta)
    solicitud.consultor = None
    solicitud.responder_antes_el = solicitud.entregar_antes_el = None
    db.session.flush()
    desempeno.actualizar(consultor.id)
