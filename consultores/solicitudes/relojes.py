"""The clocks of a request: how long each step may take, and what comes when it takes longer.

Business days of the country of who has to act. A proposal of the network, to be agreed with the
countries: here and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from consultores.solicitudes.plazos import antes, limite
from consultores.taxonomia import SERVICIOS, TIPOS
from plataforma.clock import now

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from consultores.solicitudes.models import Solicitud


class Reloj(StrEnum):
    """What a request waits for."""

    ADMISION = "admision"  # the counterpart
    OBSERVACION = "observacion"  # the firm completes it
    ASIGNACION = "asignacion"  # somebody to offer it to
    ACEPTACION = "aceptacion"  # the consultants asked
    ALCANCE = "alcance"  # the firm agrees with what was proposed
    ENTREGA = "entrega"  # the consultant
    CONTACTO = "contacto"  # the firm, which could not be reached
    PAUSA = "pausa"  # the agreed date
    CONFORMIDAD = "conformidad"  # the firm reads the result
    REVISION = "revision"  # the consultant corrects it


@dataclass(frozen=True)
class Plazo:
    """Business days from the start to the reminder, the promise, the alert and the end."""

    recordar: int
    meta: int
    alerta: int
    limite: int


PLAZOS: Mapping[Reloj, Plazo] = {
    Reloj.ADMISION: Plazo(1, 2, 3, 5),
    Reloj.OBSERVACION: Plazo(5, 10, 15, 20),
    Reloj.ASIGNACION: Plazo(1, 5, 7, 15),
    Reloj.ACEPTACION: Plazo(1, 2, 2, 3),
    Reloj.ALCANCE: Plazo(1, 2, 3, 5),
    Reloj.ENTREGA: Plazo(3, 5, 7, 10),
    Reloj.CONTACTO: Plazo(2, 5, 8, 10),
    Reloj.CONFORMIDAD: Plazo(5, 10, 10, 10),
    Reloj.REVISION: Plazo(3, 5, 7, 10),
}
ENTREGA_LARGA = Plazo(15, 20, 25, 30)  # a diagnosis, a course: what takes weeks
MANANA = timedelta(hours=9)  # from the start to the end of a working day: reminders come first


def plazo_de_entrega(dias: int) -> Plazo:
    """Return the clock of a service whose result is due in so many business days."""
    return PLAZOS[Reloj.ENTREGA] if dias <= PLAZOS[Reloj.ENTREGA].meta else ENTREGA_LARGA


def poner(
    solicitud: Solicitud,
    reloj: Reloj,
    pais: str,
    *,
    desde: datetime | None = None,
    plazo: Plazo | None = None,
) -> None:
    """Start a clock in the business days of `pais`; the one that ran before stops."""
    start, days = desde or now(), plazo or PLAZOS[reloj]
    solicitud.reloj, solicitud.reloj_desde, solicitud.aviso = reloj, start, 0
    solicitud.meta_el = limite(start, days.meta, pais)
    solicitud.alerta_el = limite(start, days.alerta, pais)
    solicitud.limite_el = limite(start, days.limite, pais)
    solicitud.proximo_el = limite(start, days.recordar, pais) - MANANA
    if solicitud.proximo_el <= now():  # it began in the past: whoever starts it has just acted
        solicitud.proximo_el = min(manana(pais), max(solicitud.limite_el, now()))
    solicitud.escalada_el = None


def poner_entrega(solicitud: Solicitud) -> None:
    """Start the clock of the delivery: it leads to what was promised or agreed."""
    pais = solicitud.consultor.pais if solicitud.consultor else solicitud.pais
    dias = dias_entrega(solicitud)
    plazo, meta = plazo_de_entrega(dias), solicitud.entregar_antes_el or limite(now(), dias, pais)
    solicitud.entregar_antes_el = meta
    solicitud.reloj, solicitud.reloj_desde, solicitud.aviso = Reloj.ENTREGA, now(), 0
    solicitud.meta_el = meta
    solicitud.alerta_el = limite(meta, plazo.alerta - plazo.meta, pais)
    solicitud.limite_el = limite(meta, plazo.limite - plazo.meta, pais)
    before = antes(meta, plazo.meta - plazo.recordar, pais) - MANANA
    solicitud.proximo_el = max(before, now())
    solicitud.escalada_el = None


def manana(pais: str) -> datetime:
    """Return the morning of the next business day."""
    return limite(now(), 1, pais) - MANANA


def dias_entrega(solicitud: Solicitud) -> int:
    """Return the business days from acceptance to delivery of what is asked for."""
    return SERVICIOS[solicitud.servicio or TIPOS[solicitud.tipo].servicio].dias


def esperar_hasta(solicitud: Solicitud, momento: datetime) -> None:
    """Let the clock only wait for a moment: an agreed pause."""
    solicitud.reloj, solicitud.reloj_desde, solicitud.aviso = Reloj.PAUSA, now(), 0
    solicitud.meta_el = solicitud.alerta_el = solicitud.limite_el = momento
    solicitud.proximo_el = momento
    solicitud.escalada_el = None


def quitar(solicitud: Solicitud) -> None:
    """Stop the clock: nothing is due any more."""
    solicitud.reloj, solicitud.reloj_desde, solicitud.aviso = "", None, 0
    solicitud.meta_el = solicitud.alerta_el = solicitud.limite_el = solicitud.proximo_el = None
    solicitud.escalada_el = None
