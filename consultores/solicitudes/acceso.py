"""Loading a request is being allowed to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consultores.permissions import Permiso
from consultores.solicitudes.errors import (
    LaDeclinoError,
    PasoElPlazoError,
    YaLaTomoOtraError,
    YaNoEsSuyaError,
)
from consultores.solicitudes.models import Respuesta
from consultores.solicitudes.queries import find_solicitud
from plataforma.access import authorize, puede_actual, quien

if TYPE_CHECKING:
    from collections.abc import Mapping

    from consultores.solicitudes.models import Solicitud
    from plataforma.errors import DomainError


# What became of one's offer, and how that is said to who comes late.
_SAID: Mapping[Respuesta, type[DomainError]] = {
    Respuesta.TOMADA: YaLaTomoOtraError,
    Respuesta.SILENCIO: PasoElPlazoError,
    Respuesta.DECLINADA: LaDeclinoError,
}


def _gone(solicitud: Solicitud) -> DomainError:
    """Return what happened to the offer of the person who asks."""
    mine = [a.respuesta for a in solicitud.asignaciones if a.consultor.usuario_id == quien().id]
    return _SAID.get(mine[-1], YaNoEsSuyaError)() if mine else YaNoEsSuyaError()


def find(referencia: str, permiso: Permiso) -> Solicitud:
    """Return the request if the person may; 403 for who may only see it, 404 for strangers.

    A consultant who had it and comes late reads why it is gone.
    """
    found = find_solicitud(referencia)
    if found and puede_actual(Permiso.ATENDER, found) and not puede_actual(Permiso.VER, found):
        authorize(Permiso.ATENDER, found)
        raise _gone(found)
    return authorize(permiso, found, conoce=Permiso.VER)
