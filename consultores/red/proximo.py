"""The next free slot of a consultant, and why there is none.

The first business day (public holidays of their country) on which they attend, are not away and
have room. Without hours of their own they attend Monday to Friday until six in the evening.
"""

from __future__ import annotations

from datetime import time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from plataforma.clock import now, to_zone
from plataforma.dias_habiles import es_habil, hoy
from plataforma.i18n import DEFAULT_ZONE
from plataforma.paises import zona_de

if TYPE_CHECKING:
    from datetime import date

    from consultores.red.models import Consultor

HORIZONTE = 366  # days ahead: who is away for longer has no date to tell
FIN_DE_JORNADA = time(18)
DE_LUNES_A_VIERNES = range(5)


class Motivo(StrEnum):
    """Why a consultant takes no request now, the most lasting reason first."""

    NO_ACREDITADO = "no_acreditado"
    VENCIDO = "vencido"
    SIN_CUENTA = "sin_cuenta"
    PAUSA = "pausa"
    AUSENCIA = "ausencia"
    LLENO = "lleno"


def motivo_de(consultor: Consultor) -> Motivo | None:
    """Return why they take no request now; None: they do."""
    day = hoy()
    paused = consultor.pausa_hasta is not None and consultor.pausa_hasta > day
    reasons = {
        Motivo.NO_ACREDITADO: consultor.estado != "acreditado",
        Motivo.VENCIDO: consultor.vence_el is None or consultor.vence_el <= now(),
        Motivo.SIN_CUENTA: consultor.usuario_id is None or not consultor.es_publico,
        Motivo.PAUSA: paused,
        Motivo.AUSENCIA: consultor.esta_fuera(day),
        Motivo.LLENO: not consultor.tiene_lugar,
    }
    return next((reason for reason, holds in reasons.items() if holds), None)


def proximo_dia(consultor: Consultor) -> date | None:
    """Return the day of the next free slot; None: full, not in the network, or away for long."""
    if motivo_de(consultor) not in (None, Motivo.PAUSA, Motivo.AUSENCIA):
        return None
    if not consultor.tiene_lugar:
        return None
    here = to_zone(now(), zona_de(consultor.pais) or DEFAULT_ZONE)
    ends = fin_por_dia(consultor)
    for days in range(HORIZONTE):
        day = here.date() + timedelta(days=days)
        over = days == 0 and here.time() >= ends.get(day.weekday(), time.min)
        attends = day.weekday() in ends and es_habil(day, consultor.pais)
        if attends and not over and not consultor.esta_fuera(day):
            return day
    return None


def fin_por_dia(consultor: Consultor) -> dict[int, time]:
    """Return until when they attend on each day of the week on which they do."""
    if not consultor.horario:
        return dict.fromkeys(DE_LUNES_A_VIERNES, FIN_DE_JORNADA)
    ends: dict[int, time] = {}
    for hours in consultor.horario:
        ends[hours.dia] = max(hours.hasta, ends.get(hours.dia, time.min))
    return ends
