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
    from cursos.cohortes.models import Cohorte, Importacion, Participante
    from plataforma.organizaciones.models import Organizacion

CAMARA = "/camara/<organizacion>/cohortes"
COHORTE = f"{CAMARA}/<int:cohorte>"

bp = Blueprint("cohortes", __name__, template_folder="templates")


def load_camara(slug: str, permiso: PermisoOrganizacion) -> Organizacion:
    """Return the chamber; strangers get 404, who may only look gets 403."""
    return authorize(permiso, find_organizacion(slug), conoce=PermisoOrganizacion.VER)


def load_cohorte(organizacion: str, cohorte: int, permiso: Permiso) -> Cohorte:
    """Return the cohort of that very chamber, likewise."""
    found = queries.find_cohorte(organizacion, cohorte)
    return authorize(permiso, found, conoce=Permiso.VER_COHORTE)


def load_participante(cohorte: Cohorte, participante: int) -> Participante:
    """Return a person of a cohort that was authorised."""
    found = queries.find_participante(cohorte.id, participante)
    if found is None:
        raise NotFoundError
    return found


def load_importacion(cohorte: Cohorte, importacion: int) -> Importacion:
    """Return a list of a cohort that was authorised."""
    found = queries.find_importacion(cohorte.id, importacion)
    if found is None:
        raise NotFoundError
    return found
