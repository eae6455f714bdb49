"""Markets that firms ask about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plataforma.paises import OTRO, PAISES
from plataforma.texto import TextoBilingue as T

if TYPE_CHECKING:
    from collections.abc import Mapping

# Markets outside the region that firms ask about, beside the thirteen members.
OTROS_MERCADOS: Mapping[str, T] = {
    "US": T("Estados Unidos", "Estados Unidos"),
    "EU": T("Unión Europea", "União Europeia"),
    "CN": T("China", "China"),
    OTRO: T("Otro", "Outro"),
}
MERCADOS: Mapping[str, T] = {**{c: p.nombre for c, p in PAISES.items()}, **OTROS_MERCADOS}
