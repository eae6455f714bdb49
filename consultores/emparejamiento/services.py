"""Offering to two or three at the same time: the first who takes it owns it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consultores.emparejamiento.queries import list_candidatos
from consultores.solicitudes.turnos import Propuesta

if TYPE_CHECKING:
    from collections.abc import Sequence

    from consultores.solicitudes.models import Solicitud

A_LA_VEZ = 3


def elegir(solicitud: Solicitud) -> Sequence[Propuesta]:
    """Return the two or three who are asked now, each with the codes of why.

    Only who answers in the language; of them those who serve the country, if there are any.
    """
    speak = [c for c in list_candidatos(solicitud, con_ficha=False) if "idioma" in c.razones]
    near = [c for c in speak if "pais" in c.razones]
    return [Propuesta(c.consultor, (*c.razones, "turno")) for c in (near or speak)[:A_LA_VEZ]]
