"""The blueprint of what an organisation's own people do, and how its views load it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint

from plataforma.access import authorize
from plataforma.organizaciones.permissions import Permiso
from plataforma.organizaciones.queries import find_organizacion

if TYPE_CHECKING:
    from plataforma.organizaciones.models import Organizacion

bp = Blueprint("equipos", __name__, template_folder="templates")
CASA = "/camara/<organizacion>"
EQUIPO = f"{CASA}/equipo"


def load(slug: str, permiso: Permiso) -> Organizacion:
    """Return the organisation; strangers get 404, who may only look gets 403."""
    return authorize(permiso, find_organizacion(slug), conoce=Permiso.VER)
