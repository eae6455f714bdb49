"""A pause on which both sides agree, and going on again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from consultores.pasos import marcha
from consultores.solicitudes.errors import FaltaMotivoError, YaNoEsSuyaError
from consultores.solicitudes.estados import Acto, Estado, siguiente
from consultores.solicitudes.movimientos import lock
from consultores.trabajo import emails
from consultores.trabajo.errors import SinPausaPedidaError, YaPidioPausaError
from consultores.trabajo.models import PausaPedida
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db

if TYPE_CHECKING:
    from datetime import date

    from consultores.solicitudes.estados import Papel
    from consultores.solicitudes.models import Movimiento, Solicitud
    from plataforma.identidad.models import Usuario


def find_pedida(solicitud: Solicitud) -> PausaPedida | None:
    """Return the pause that waits for an answer."""
    return db.session.scalar(
        select(PausaPedida).where(
            PausaPedida.solicitud_id == solicitud.id, PausaPedida.respondida_el.is_(None)
        )
    )


def pedir(solicitud: Solicitud, *, actor: Usuario, hasta: date, motivo: str) -> None:
    """Ask for a pause. Nothing stops until the other side agrees."""
    lock(solicitud)
    papel = _side(solicitud, actor)
    siguiente(solicitud.estado, Acto.SUSPENDER, papel)
    if not motivo.strip():
        raise FaltaMotivoError
    marcha.check_pausa(solicitud, hasta)
    asked = find_pedida(solicitud)
    if asked is not None:
        if (asked.pedida_por, asked.hasta, asked.motivo) == (papel, hasta, motivo.strip()):
            return  # a second click
        raise YaPidioPausaError
    pausa = PausaPedida(
        solicitud_id=solicitud.id,
        pedida_por=papel,
        actor_id=actor.id,
        hasta=hasta,
        motivo=motivo.strip(),
        pedida_el=now(),
    )
    db.session.add(pausa)
    db.session.flush()
    _record("solicitud.pedir_pausa", solicitud, actor)
    emails.pausa_pedida(solicitud, pausa)


def acordar(solicitud: Solicitud, *, actor: Usuario) -> None:
    """Agree to what the other side asked: the work stops until that day."""
    pausa = _to_answer(solicitud, actor)
    marcha.suspender(solicitud, actor=actor, hasta=pausa.hasta, motivo=pausa.motivo)
    _end(pausa, acordada=True)


def negar(solicitud: Solicitud, *, actor: Usuario, motivo: str) -> None:
    """Say no, and why: the work goes on."""
    pausa = _to_answer(solicitud, actor)
    if not motivo.strip():
        raise FaltaMotivoError
    _end(pausa, acordada=False, respuesta=motivo.strip())
    _record("solicitud.negar_pausa", solicitud, actor)
    emails.pausa_negada(solicitud, pausa)


def retirar(solicitud: Solicitud, *, actor: Usuario) -> None:
    """Take the wish back."""
    lock(solicitud)
    pausa = find_pedida(solicitud)
    if pausa is None or pausa.pedida_por != _side(solicitud, actor):
        raise SinPausaPedidaError
    _end(pausa, acordada=None)
    _record("solicitud.retirar_pausa", solicitud, actor)


def olvidar_pedida(solicitud: Solicitud, movimiento: Movimiento) -> None:
    """What moves on makes a wish for a pause void."""
    if movimiento.desde != Estado.EN_CURSO or movimiento.acto in (Acto.SUSPENDER, Acto.PRORROGAR):
        return
    pausa = find_pedida(solicitud)
    if pausa is not None:
        _end(pausa, acordada=None)


def _to_answer(solicitud: Solicitud, actor: Usuario) -> PausaPedida:
    lock(solicitud)
    papel, pausa = _side(solicitud, actor), find_pedida(solicitud)
    if pausa is None or pausa.pedida_por == papel:
        raise SinPausaPedidaError
    return pausa


def _side(solicitud: Solicitud, actor: Usuario) -> Papel:
    papel = solicitud.papel_de(actor)
    if papel is None:
        raise YaNoEsSuyaError
    return papel


def _end(pausa: PausaPedida, *, acordada: bool | None, respuesta: str = "") -> None:
    pausa.acordada, pausa.respuesta, pausa.respondida_el = acordada, respuesta, now()


def _record(accion: str, solicitud: Solicitud, actor: Usuario) -> None:
    audit.record(accion, ("solicitud", solicitud.referencia), actor=actor)
