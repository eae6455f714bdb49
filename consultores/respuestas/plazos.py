"""When an answer is looked at again."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from plataforma.i18n import DEFAULT_ZONE


def inicio_de(dia: date) -> datetime:
    """Return when a day begins to be worked on at the Secretariat."""
    return datetime.combine(dia, time(9), ZoneInfo(DEFAULT_ZONE))


def sumar_meses(dia: date, meses: int) -> date:
    """Return the same day so many months later, never past the 28th: every month has it."""
    years, month = divmod(dia.month - 1 + meses, 12)
    return date(dia.year + years, month + 1, min(dia.day, 28))
