"""What each clock does when its moments come: a reminder, the alert, the end. One table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from consultores.pasos import admision, marcha, ofertas
from consultores.reloj import emails
from consultores.solicitudes import relojes
from consultores.solicitudes.causas import Desenlace
from consultores.solicitudes.estados import Papel
from consultores.solicitudes.relojes import Reloj
from plataforma.clock import now, to_zone
from plataforma.i18n import DEFAULT_ZONE
from plataforma.paises import zona_de

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from consultores.solicitudes.models import Solicitud

RECORDADA, ALERTADA = 1, 2  # how far a clock has gone (`Solicitud.aviso`)


@dataclass(frozen=True)
class Efecto:
    """`alertar` empty: between the reminder and the end there is nothing to do."""

    terminar: Callable[[Solicitud], None]
    recordar: Callable[[Solicitud], None] | None = None
    alertar: Callable[[Solicitud], None] | None = None


def atender(solicitud: Solicitud) -> None:
    """Do what is due now. The caller holds the row."""
    if solicitud.reloj == Reloj.ASIGNACION:
        _look_for_somebody(solicitud)
        return
    effect, moment = EFECTOS[Reloj(solicitud.reloj)], now()
    end, alert = solicitud.limite_el, solicitud.alerta_el
    if end is None or alert is None or moment >= end:
        effect.terminar(solicitud)
    elif effect.alertar and moment >= alert:
        if solicitud.aviso < ALERTADA:
            effect.alertar(solicitud)
        solicitud.aviso, solicitud.proximo_el = ALERTADA, end
    else:
        if effect.recordar and solicitud.aviso < RECORDADA:
            effect.recordar(solicitud)
        solicitud.aviso = max(solicitud.aviso, RECORDADA)
        solicitud.proximo_el = alert if effect.alertar else end


def _look_for_somebody(solicitud: Solicitud) -> None:
    """Try again each business day; at the promise tell the firm, at the end say it honestly."""
    if ofertas.repartir(solicitud):
        emails.encontrada(solicitud)
        return
    moment = now()
    end, alert, promise = solicitud.limite_el, solicitud.alerta_el, solicitud.meta_el
    if end is None or alert is None or promise is None or moment >= end:
        _cancel(solicitud, Desenlace.SIN_CONSULTOR)
        return
    if moment >= promise and solicitud.aviso < RECORDADA:
        emails.sigue_buscando(solicitud)
        solicitud.aviso = RECORDADA
    if moment >= alert and solicitud.aviso < ALERTADA:
        escalar(solicitud)
        solicitud.aviso = ALERTADA
    solicitud.proximo_el = min(relojes.manana(solicitud.pais), end)


def escalar(solicitud: Solicitud) -> None:
    """Ask the counterpart to look into it: the mail of the day names it."""
    solicitud.escalada_el = solicitud.escalada_el or now()


def _cancel(solicitud: Solicitud, desenlace: Desenlace) -> None:
    marcha.cancelar(solicitud, actor=None, desenlace=desenlace)


def _remind_of_delivery(solicitud: Solicitud) -> None:
    """An absent consultant keeps the promise, but the counterpart knows of it."""
    emails.recordar_entrega(solicitud)
    consultor = solicitud.consultor
    if consultor is not None:
        today = to_zone(now(), zona_de(consultor.pais) or DEFAULT_ZONE).date()
        if consultor.esta_fuera(today):
            escalar(solicitud)


def _alert_of_delivery(solicitud: Solicitud) -> None:
    emails.se_demora(solicitud)
    emails.pasa_la_fecha(solicitud)
    escalar(solicitud)


DE_ENTREGA = Efecto(
    recordar=_remind_of_delivery,
    alertar=_alert_of_delivery,
    terminar=lambda s: ofertas.quitar(s, actor=None, papel=Papel.SISTEMA),
)
EFECTOS: Mapping[Reloj, Efecto] = {
    # The counterpart reads of new ones in the mail of the day (`resumen`).
    Reloj.ADMISION: Efecto(
        alertar=escalar,
        terminar=lambda s: admision.admitir(s, actor=None, papel=Papel.SISTEMA),
    ),
    Reloj.OBSERVACION: Efecto(
        recordar=emails.recordar_datos,
        alertar=escalar,
        terminar=lambda s: _cancel(s, Desenlace.SIN_RESPUESTA),
    ),
    Reloj.ACEPTACION: Efecto(recordar=emails.recordar_ofertas, terminar=ofertas.vencer),
    Reloj.ALCANCE: Efecto(
        recordar=emails.recordar_alcance, terminar=lambda s: marcha.empezar(s, actor=None)
    ),
    Reloj.ENTREGA: DE_ENTREGA,
    Reloj.REVISION: DE_ENTREGA,
    Reloj.CONTACTO: Efecto(
        recordar=emails.recordar_contacto,
        alertar=escalar,
        terminar=lambda s: _cancel(s, Desenlace.SIN_CONTACTO),
    ),
    Reloj.PAUSA: Efecto(terminar=lambda s: marcha.reanudar(s, actor=None)),
    Reloj.CONFORMIDAD: Efecto(
        recordar=emails.recordar_conformidad, terminar=lambda s: marcha.cerrar(s, actor=None)
    ),
}
