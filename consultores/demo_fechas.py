"""When things happened in the demonstration world."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from plataforma.clock import to_zone
from plataforma.dias_habiles import es_habil
from plataforma.paises import zona_de

if TYPE_CHECKING:
    from plataforma.demo import Mundo


def momento(world: Mundo, cuando: str, country: str) -> datetime:
    """Return the moment of "working days ago hour" on the wall clock of the country."""
    days, hour = cuando.split()
    zone = zona_de(country)
    day = to_zone(world.ahora, zone).date()
    for _ in range(int(days)):
        day -= timedelta(days=1)
        while not es_habil(day, country):
            day -= timedelta(days=1)
    local = datetime.combine(day, time.fromisoformat(hour), ZoneInfo(zone))
    return local.astimezone(UTC)
