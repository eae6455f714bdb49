"""The views of the work: importing this registers them on the blueprint."""

from __future__ import annotations

from consultores.trabajo import (
    routes_alcance,
    routes_contacto,
    routes_horas,
    routes_pausas,
)
from consultores.trabajo.blueprint import bp

__all__ = [
    "bp",
    "routes_alcance",
    "routes_contacto",
    "routes_horas",
    "routes_pausas",
]
