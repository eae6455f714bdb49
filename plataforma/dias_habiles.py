"""Business days by the public holidays of a country."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

import holidays

from plataforma.clock import now, to_zone
from plataforma.i18n import DEFAULT_ZONE
from plataforma.paises import PAISES

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


def hoy() -> date:
    """Return the day of the region: that of its east, where each day begins first."""
    return to_zone(now(), DEFAULT_ZONE).date()
