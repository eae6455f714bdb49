"""The blueprint of the cohorts, and how their views load what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint

from cursos.cohortes import queries
from cursos.permissions import Permiso
from plataforma.access import authorize
from plataforma.errors import NotFoundError
from plataforma.organizaciones.permissions import Permiso as PermisoOrganizacion
from plataforma.organizaciones.queries import find_organizacion

if TYPE_CHECKING:
    from cursos.cohortes.alcance import Alcance, Vista
    from cursos.cohortes.models import Cohorte, Participante
    from plataforma.organizaciones.models import Organizacion

CAMARA = "/camara/<organizacion>/cohortes"
COHORTE = f"{CAMARA}/<int:cohorte>"

bp = Blueprint("cohortes", __name__, template_folder="templates")


def load_camara(slug: str, permiso: PermisoOrganizacion) -> Organizacion:
    """Return the chamber; strangers get 404, who may only look gets 403.

    A firm that its owner registered takes no cohorts until the Secretariat knows it.
    """
    found = find_organizacion(slug)
    known = found if found and found.confirmada else None
    return authorize(permiso, known, conoce=PermisoOrganizacion.VER)


def load_cohorte(organizacion: str, cohorte: int, permiso: Permiso) -> Cohorte:
    """Return a cohort that this very chamber owns, likewise."""
    found = queries.find_cohorte(organizacion, cohorte)
    return authorize(permiso, found, conoce=Permiso.VER_COHORTE)


def load_vista(organizacion: str, cohorte: int, permiso: Permiso) -> Vista:
    """Return the cohort as the chamber in the address comes to it: owner, or one that shares it.

    Whoever uses it asks about people with `vista.alcance`; `load_cohorte` is the owner's alone.
    """
    found = queries.find_vista(organizacion, cohorte)
    return authorize(permiso, found, conoce=Permiso.VER_PERSONAS)


def load_participante(alcance: Alcance, participante: int) -> Participante:
    """Return a person whom the one who asks may see."""
    found = queries.find_participante(alcance, participante)
    if found is None:
        raise NotFoundError
    return found
