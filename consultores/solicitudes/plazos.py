"""Deadlines in business days of the consultant's country."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

from plataforma.clock import to_zone
from plataforma.i18n import DEFAULT_ZONE
from plataforma.paises import PAISES, zona_de

DIAS_RESPUESTA = 2
DIAS_REVISION = 5
# Deadlines end with the working day, so that the date reads the same in every clock of the region.
FIN_DE_JORNADA = time(18, 0)
SABADO = 5


@lru_cache(maxsize=256)
def feriados(pais: str, anio: int) -> frozenset[date]:
    """Return the public holidays of a country; none for a country that is no member."""
    if pais not in PAISES:
        return frozenset()
    return frozenset(holidays.country_holidays(pais, years=anio))


def es_habil(dia: date, pais: str) -> bool:
    """Monday to Friday, no public holiday."""
    return dia.weekday() < SABADO and dia not in feriados(pais, dia.year)


def sumar_habiles(desde: date, dias: int, pais: str) -> date:
    """Return the business day that is `dias` business days after `desde`."""
    dia = desde
    for _ in range(dias):
        dia += timedelta(days=1)
        while not es_habil(dia, pais):
            dia += timedelta(days=1)
    return dia


def limite(desde: datetime, dias: int, pais: str) -> datetime:
    """Return the end of the working day by which something is due, counted from a moment."""
    zona = _zona(pais)
    dia = sumar_habiles(to_zone(desde, zona).date(), dias, pais)
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
