"""Agreeing on what is done: the consultant proposes, the firm agrees or asks for a change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from consultores.pasos import conversacion, marcha, ofertas
from consultores.solicitudes import relojes
from consultores.solicitudes.errors import YaNoEsSuyaError
from consultores.solicitudes.estados import NOMBRES, Acto, ActoImposibleError, Estado, Papel
from consultores.solicitudes.movimientos import lock, moves
from consultores.solicitudes.plazos import fin_de_jornada, limite
from consultores.solicitudes.relojes import Reloj, dias_entrega
from consultores.taxonomia import SERVICIOS, TIPOS
from consultores.trabajo import emails
from consultores.trabajo.errors import AlcanceCambioError, FechaDeEntregaError, SinAlcanceError
from consultores.trabajo.models import Alcance
from plataforma import audit
from plataforma.clock import now, to_zone
from plataforma.db import db
from plataforma.i18n import DEFAULT_ZONE, fecha
from plataforma.paises import zona_de

if TYPE_CHECKING:
    from datetime import date

    from consultores.red.models import Consultor
    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import Usuario

MAX_HORAS = 200
# Hours that a service usually takes (shared taxonomy §2, the lower half of each range).
HORAS = {
    "AT-PUN": 4, "AT-DIA": 12, "AT-EXT": 30, "MEN": 6, "CUR-VIR": 40, "CUR-INC": 16,
    "TAL": 8, "SEM": 4, "CON": 40, "REV": 3, "MIS": 24, "EVA": 60,
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Propuesta:
    """What a consultant offers to do."""

    entregable: str
    horas: int
    entrega_el: date
    no_incluye: str = ""


def inicial(solicitud: Solicitud, consultor: Consultor, lang: str) -> Propuesta:
    """Return what to begin with: the last version, or what the service usually is."""
    last = vigente(solicitud)
    if last is not None:
        return _said(last)
    servicio = servicio_de(solicitud)
    return Propuesta(
        entregable=SERVICIOS[servicio].entregable.en(lang),
        horas=HORAS[servicio],
        entrega_el=ultimo_dia(solicitud, consultor),
    )


def servicio_de(solicitud: Solicitud) -> str:
    return solicitud.servicio or TIPOS[solicitud.tipo].servicio


def vigente(solicitud: Solicitud) -> Alcance | None:
    """Return the last version of who has the request."""
    return next(iter(list_versiones(solicitud)), None)


def cambio_pedido(solicitud: Solicitud) -> str:
    """Return what the firm wants changed in the version that holds, if it does."""
    found = vigente(solicitud)
    return found.cambio_pedido if found else ""


def list_versiones(solicitud: Solicitud) -> list[Alcance]:
    """Return what who has the request has proposed, newest first."""
    found = select(Alcance).where(
        Alcance.solicitud_id == solicitud.id, Alcance.consultor_id == solicitud.consultor_id
    )
    return list(db.session.scalars(found.order_by(Alcance.version.desc())))


def ultimo_dia(solicitud: Solicitud, consultor: Consultor) -> date:
    """Return the last day on which it may be handed over: what the network promised."""
    taken = [m.ocurrio_el for m in moves(solicitud, Acto.ACEPTAR)]
    since = taken[-1] if taken and solicitud.consultor_id else now()
    due = limite(since, dias_entrega(solicitud), consultor.pais)
    # A proposal that comes late has at least the next working day.
    return to_zone(max(due, limite(now(), 1, consultor.pais)), _zone(consultor)).date()


def aceptar(solicitud: Solicitud, propuesta: Propuesta, *, actor: Usuario) -> None:
    """Take the request and say what will be done: one act, so that no scope is left open."""
    offer = solicitud.oferta_de(actor)
    if offer is not None:
        _check_day(solicitud, propuesta, offer.consultor)
    ofertas.aceptar(solicitud, actor=actor)
    _propose(solicitud, propuesta, actor=actor)


def proponer(solicitud: Solicitud, propuesta: Propuesta, *, actor: Usuario) -> None:
    """Propose another version; the same one sent twice is one."""
    lock(solicitud)
    last = vigente(solicitud)
    if last is not None and _said(last) == propuesta and last.cambio_pedido_el is None:
        return
    _propose(solicitud, propuesta, actor=actor)
    relojes.poner(solicitud, Reloj.ALCANCE, solicitud.pais)
    emails.alcance_propuesto(solicitud)


def _propose(solicitud: Solicitud, propuesta: Propuesta, *, actor: Usuario) -> None:
    consultor = solicitud.consultor
    if consultor is None or solicitud.papel_de(actor) != Papel.CONSULTOR:
        raise YaNoEsSuyaError
    _check_open(solicitud)
    _check_day(solicitud, propuesta, consultor)
    before = vigente(solicitud)
    db.session.add(
        Alcance(
            solicitud_id=solicitud.id,
            consultor_id=consultor.id,
            version=before.version + 1 if before else 1,
            entregable=propuesta.entregable,
            horas=propuesta.horas,
            entrega_el=propuesta.entrega_el,
            no_incluye=propuesta.no_incluye,
            propuesto_el=now(),
        )
    )
    # From now on this is what the firm may count on, should the clock begin the work.
    solicitud.entregar_antes_el = fin_de_jornada(propuesta.entrega_el, consultor.pais)
    solicitud.actualizada_el = now()
    db.session.flush()
    audit.record("solicitud.proponer_alcance", ("solicitud", solicitud.referencia), actor=actor)


def _check_day(solicitud: Solicitud, propuesta: Propuesta, consultor: Consultor) -> None:
    last_day = ultimo_dia(solicitud, consultor)
    if not to_zone(now(), _zone(consultor)).date() < propuesta.entrega_el <= last_day:
        raise FechaDeEntregaError(dia=fecha(last_day))


def acordar(solicitud: Solicitud, *, version: int, actor: Usuario) -> None:
    """The firm agrees with the version that it read: its date is the promise."""
    lock(solicitud)
    _check_open(solicitud)
    found = vigente(solicitud)
    if found is None:
        raise SinAlcanceError
    if found.version != version:
        raise AlcanceCambioError
    marcha.acordar(solicitud, actor=actor)
    found.acordado_el = now()


def pedir_cambio(solicitud: Solicitud, *, actor: Usuario, texto: str, intento: str) -> None:
    """The firm asks for a change: a message, and the consultant's turn."""
    lock(solicitud)
    _check_open(solicitud)
    found = vigente(solicitud)
    if found is None:
        raise SinAlcanceError
    conversacion.escribir(solicitud, actor=actor, texto=texto, intento=intento)
    found.cambio_pedido, found.cambio_pedido_el = texto.strip(), now()
    consultor = solicitud.consultor
    relojes.poner(solicitud, Reloj.ALCANCE, consultor.pais if consultor else solicitud.pais)
    audit.record("solicitud.pedir_cambio", ("solicitud", solicitud.referencia), actor=actor)


def _check_open(solicitud: Solicitud) -> None:
    """Only between taking it and beginning is there something to agree on."""
    if solicitud.estado != Estado.ACEPTADA:
        raise ActoImposibleError(estado=NOMBRES[solicitud.estado])


def _said(alcance: Alcance) -> Propuesta:
    return Propuesta(
        entregable=alcance.entregable,
        horas=alcance.horas,
        entrega_el=alcance.entrega_el,
        no_incluye=alcance.no_incluye,
    )


def _zone(consultor: Consultor) -> str:
    return zona_de(consultor.pais) or DEFAULT_ZONE
