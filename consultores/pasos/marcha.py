"""The acts on a request that somebody has: from the first step to the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consultores.pasos import emails_ambos, emails_consultor, emails_empresa, emails_fin
from consultores.pasos.ofertas import cerrar_ofertas
from consultores.solicitudes import desempeno, relojes
from consultores.solicitudes.causas import Desenlace
from consultores.solicitudes.errors import (
    ConsultorSeFueError,
    FechaDePausaError,
    UnaSolaRevisionError,
)
from consultores.solicitudes.estados import Acto, Estado, Papel, siguiente
from consultores.solicitudes.models import Respuesta, Solicitud
from consultores.solicitudes.movimientos import lock, mover
from consultores.solicitudes.plazos import fin_de_jornada, habiles_entre, limite
from consultores.solicitudes.relojes import PLAZOS, Reloj
from plataforma.clock import now, to_zone
from plataforma.db import db
from plataforma.i18n import DEFAULT_ZONE
from plataforma.paises import zona_de

if TYPE_CHECKING:
    from datetime import date

    from plataforma.identidad.models import Usuario

MAX_PAUSA = 60  # calendar days


def descartar(solicitud: Solicitud, *, actor: Usuario) -> None:
    """Throw a draft away: nobody else has seen it, so nobody is told and no reason is asked."""
    lock(solicitud)
    mover(solicitud, Acto.DESCARTAR, actor=actor)


def acordar(solicitud: Solicitud, *, actor: Usuario) -> None:
    """The firm agrees with what was proposed: the work begins."""
    lock(solicitud)
    mover(solicitud, Acto.ACORDAR, actor=actor)
    emails_consultor.acordada(solicitud)


def empezar(solicitud: Solicitud, *, actor: Usuario | None) -> None:
    """Begin the work: by the consultant, or by the clock when the firm said nothing."""
    lock(solicitud)
    mover(solicitud, Acto.EMPEZAR, actor=actor)
    emails_empresa.empezada(solicitud)


def suspender(solicitud: Solicitud, *, actor: Usuario, hasta: date, motivo: str) -> None:
    """Pause until a day on which both agreed. `actor`: who agrees to what the other side asked."""
    lock(solicitud)
    siguiente(solicitud.estado, Acto.SUSPENDER, Papel.CONSULTOR)
    check_pausa(solicitud, hasta)
    mover(solicitud, Acto.SUSPENDER, actor=actor, motivo=motivo)
    solicitud.suspendida_hasta = hasta
    relojes.esperar_hasta(solicitud, fin_de_jornada(hasta, solicitud.pais))
    emails_ambos.suspendida(solicitud)


def check_pausa(solicitud: Solicitud, hasta: date) -> None:
    """Refuse a day that is past, or too far."""
    today = to_zone(now(), zona_de(solicitud.pais) or DEFAULT_ZONE).date()
    if not 0 < (hasta - today).days <= MAX_PAUSA:
        raise FechaDePausaError(dias=MAX_PAUSA)


def declarar_sin_contacto(solicitud: Solicitud, *, actor: Usuario, motivo: str) -> None:
    """The consultant cannot reach the firm: it has ten days to come back."""
    lock(solicitud)
    mover(solicitud, Acto.SIN_CONTACTO, actor=actor, motivo=motivo)
    relojes.poner(solicitud, Reloj.CONTACTO, solicitud.pais)
    emails_empresa.sin_contacto(solicitud, motivo)


def reanudar(solicitud: Solicitud, *, actor: Usuario | None, papel: Papel | None = None) -> None:
    """Go on after a pause: the delivery moves by the business days that it lasted."""
    lock(solicitud)
    since = solicitud.reloj_desde or now()
    mover(solicitud, Acto.REANUDAR, actor=actor, papel=papel)
    pais = solicitud.consultor.pais if solicitud.consultor else solicitud.pais
    solicitud.suspendida_hasta = None
    if solicitud.entregar_antes_el is not None:
        left = max(1, habiles_entre(since, solicitud.entregar_antes_el, pais))
        solicitud.entregar_antes_el = limite(now(), left, pais)
    relojes.poner_entrega(solicitud)
    emails_ambos.reanudada(solicitud)


def prorrogar(solicitud: Solicitud, *, actor: Usuario, dias: int, motivo: str) -> None:
    """Give more time, in business days from now. By the counterpart."""
    lock(solicitud)
    mover(solicitud, Acto.PRORROGAR, actor=actor, papel=Papel.GESTOR, motivo=motivo)
    pais = solicitud.consultor.pais if solicitud.consultor else solicitud.pais
    solicitud.entregar_antes_el = limite(now(), dias, pais)
    relojes.poner_entrega(solicitud)
    emails_empresa.prorrogada(solicitud, motivo)


def pedir_ajustes(solicitud: Solicitud, *, actor: Usuario, motivo: str) -> None:
    """Ask for changes to what was delivered: once."""
    lock(solicitud)
    siguiente(solicitud.estado, Acto.PEDIR_AJUSTES, Papel.SOLICITANTE)
    if solicitud.quedo_sin_consultor:
        raise ConsultorSeFueError
    if ya_se_ajusto(solicitud):
        raise UnaSolaRevisionError
    mover(solicitud, Acto.PEDIR_AJUSTES, actor=actor, motivo=motivo)
    consultor = solicitud.consultor
    pais = consultor.pais if consultor else solicitud.pais
    solicitud.entregar_antes_el = limite(now(), PLAZOS[Reloj.REVISION].meta, pais)
    _count(solicitud)
    emails_consultor.ajustes_pedidos(solicitud, motivo)


def puede_ajustar(solicitud: Solicitud) -> bool:
    return not (solicitud.quedo_sin_consultor or ya_se_ajusto(solicitud))


def ya_se_ajusto(solicitud: Solicitud) -> bool:
    return any(m.acto == Acto.PEDIR_AJUSTES for m in solicitud.movimientos)


def cancelar(
    solicitud: Solicitud,
    *,
    actor: Usuario | None,
    motivo: str = "",
    papel: Papel | None = None,
    desenlace: Desenlace = Desenlace.RETIRADA,
) -> None:
    """Take the request back, with a reason. The counterpart or the clock may, too."""
    lock(solicitud)
    asked = [a.consultor for a in solicitud.ofertas]
    owner = solicitud.consultor
    before = Estado(solicitud.estado)
    quality = papel or (solicitud.papel_de(actor) if actor else Papel.SISTEMA)
    siguiente(before, Acto.CANCELAR, quality or Papel.CONSULTOR)
    solicitud.desenlace = desenlace
    mover(solicitud, Acto.CANCELAR, actor=actor, papel=papel, causa=desenlace, motivo=motivo)
    cerrar_ofertas(solicitud, Respuesta.RETIRADA)
    _count(solicitud)
    for consultor in [owner] if owner else asked:
        emails_consultor.cancelada(solicitud, consultor, motivo)
    if quality != Papel.SOLICITANTE:
        emails_fin.terminada(solicitud, motivo)


def cerrar(
    solicitud: Solicitud,
    *,
    actor: Usuario | None,
    motivo: str = "",
    desenlace: Desenlace = Desenlace.TACITA,
) -> None:
    """Close what was delivered without the firm's word: by the clock, or by the counterpart."""
    lock(solicitud)
    papel = Papel.GESTOR if actor else Papel.SISTEMA
    siguiente(solicitud.estado, Acto.CERRAR, papel)
    solicitud.desenlace = desenlace
    mover(solicitud, Acto.CERRAR, actor=actor, papel=papel, causa=desenlace, motivo=motivo)
    db.session.flush()
    _count(solicitud)
    emails_empresa.cerrada_por_plazo(solicitud)
    emails_consultor.cerrada_sin_opinion(solicitud)


def _count(solicitud: Solicitud) -> None:
    if solicitud.consultor_id is not None:
        desempeno.actualizar(solicitud.consultor_id)
