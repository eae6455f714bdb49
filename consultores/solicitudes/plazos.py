"""Deadlines in business days of the consultant's country."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from plataforma.clock import to_zone
from plataforma.dias_habiles import es_habil, sumar_habiles
from plataforma.i18n import DEFAULT_ZONE
from plataforma.paises import zona_de

# Deadlines end with the working day, so that the date reads the same in every clock of the region.
FIN_DE_JORNADA = time(18, 0)


def limite(desde: datetime, dias: int, pais: str) -> datetime:
    """Return the end of the working day by which something is due, counted from a moment."""
    zona = _zona(pais)
    dia = sumar_habiles(to_zone(desde, zona).date(), dias, pais)
    return datetime.combine(dia, FIN_DE_JORNADA, ZoneInfo(zona)).astimezone(UTC)


def fin_de_jornada(dia: date, pais: str) -> datetime:
    """Return when the working day ends in a country."""
    return datetime.combine(dia, FIN_DE_JORNADA, ZoneInfo(_zona(pais))).astimezone(UTC)


def antes(hasta: datetime, dias: int, pais: str) -> datetime:
    """Return the end of the business day that is `dias` business days before a moment's day."""
    zona = _zona(pais)
    dia = to_zone(hasta, zona).date()
    for _ in range(dias):
        dia -= timedelta(days=1)
        while not es_habil(dia, pais):
            dia -= timedelta(days=1)
    return datetime.combine(dia, FIN_DE_JORNADA, ZoneInfo(zona)).astimezone(UTC)


def habiles_entre(desde: datetime, hasta: datetime, pais: str) -> int:
    """Count the business days after `desde`, up to and with the day of `hasta`; same day is 0."""
    zona = _zona(pais)
    dia, fin = to_zone(desde, zona).date(), to_zone(hasta, zona).date()
    cuenta = 0
    while dia < fin:
        dia += timedelta(days=1)
        cuenta += es_habil(dia, pais)
    return cuenta


def _zona(pais: str) -> str:
    return zona_de(pais) or DEFAULT_ZONE
