"""Codes that consultants and requests share, with their names in both languages.

Data of the network, not of the interface: names stand here in es and pt, beside their code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from consultores.taxonomia.acuerdos import ACUERDOS, acuerdos_entre
from consultores.taxonomia.areas import (
    AREAS,
    CREDENCIAL_POR_AREA,
    IDIOMAS,
    IDIOMAS_SOLICITUD,
    NIVELES,
    NIVELES_IDIOMA,
    SUBTEMAS,
)
from consultores.taxonomia.mercados import MERCADOS
from consultores.taxonomia.sectores import SECTORES
from consultores.taxonomia.servicios import FORMATIVOS, SERVICIOS, TIPOS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from plataforma.texto import TextoBilingue as T

__all__ = [
    "ACUERDOS",
    "AREAS",
    "CREDENCIAL_POR_AREA",
    "FORMATIVOS",
    "IDIOMAS",
    "IDIOMAS_SOLICITUD",
    "MERCADOS",
    "NIVELES",
    "NIVELES_IDIOMA",
    "SECTORES",
    "SERVICIOS",
    "SUBTEMAS",
    "TIPOS",
    "acuerdos_entre",
    "nombres",
    "opciones",
]


def nombres(codigos: Iterable[str], tabla: Mapping[str, T], lang: str) -> list[str]:
    """Return the names of some codes, in the order of the table."""
    wanted = set(codigos)
    return [name.en(lang) for code, name in tabla.items() if code in wanted]


def opciones(tabla: Mapping[str, T], lang: str) -> list[tuple[str, str]]:
    """Return (code, name) pairs by name, for lists to choose from."""
    pairs = [(code, name.en(lang)) for code, name in tabla.items()]
    return sorted(pairs, key=lambda pair: pair[1])
