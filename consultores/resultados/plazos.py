"""When a firm is asked, reminded, and given up."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from consultores.resultados.models import Hito
from plataforma.clock import to_zone
from plataforma.i18n import DEFAULT_ZONE
from plataforma.paises import zona_de

if TYPE_CHECKING:
    from collections.abc import Mapping

DIAS = 90
MESES: Mapping[Hito, int] = {Hito.SEIS: 6, Hito.DOCE: 12}
RECORDAR = timedelta(days=10)  # from the question to its one reminder
VENCER = timedelta(days=100)  # from the question to "no answer"
HORA = time(10)  # on the clock of the firm's country: mails come when people work


def toca_el(hito: Hito, cerrada_el: datetime, pais: str) -> datetime:
    """Return when a request closed at that moment is asked about."""
    zone = zona_de(pais) or DEFAULT_ZONE
    closed = to_zone(cerrada_el, zone).date()
    day = sumar_meses(closed, MESES[hito]) if hito in MESES else closed + timedelta(days=DIAS)
    return datetime.combine(day, HORA, ZoneInfo(zone)).astimezone(UTC)


def sumar_meses(dia: date, meses: int) -> date:
    """Return the same day so many months later; the last of the month where it has no such day."""
    years, month = divmod(dia.month - 1 + meses, 12)
    year, month = dia.year + years, month + 1
    return date(year, month, min(dia.day, monthrange(year, month)[1]))
