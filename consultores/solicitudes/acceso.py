"""Loading a request is being allowed to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consultores.permissions import Permiso
from consultores.solicitudes.errors import YaNoEsSuyaError
from consultores.solicitudes.queries import find_solicitud
from plataforma.access import authorize, puede_actual

if TYPE_CHECKING:
    from consultores.solicitudes.models import Solicitud


def find(referencia: str, permiso: Permiso) -> Solicitud:
    """Return the request if the person may; 403 for who may only see it, 404 for strangers.

    A consultant who had it and comes late reads why it is gone.
    """
    found = find_solicitud(referencia)
    if found and puede_actual(Permiso.ATENDER, found) and not puede_actual(Permiso.VER, found):
        authorize(Permiso.ATENDER, found)
        raise YaNoEsSuyaError
    return authorize(permiso, found, conoce=Permiso.VER)
