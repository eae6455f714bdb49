"""The blueprint of the lists, and how their views load what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint

from cursos.importaciones import queries
from plataforma.errors import NotFoundError

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from cursos.importaciones.models import Importacion

bp = Blueprint("importaciones", __name__, template_folder="templates")


def load_importacion(cohorte: Cohorte, importacion: int) -> Importacion:
    """Return a list of a cohort that was authorised."""
    found = queries.find_importacion(cohorte.id, importacion)
    if found is None:
        raise NotFoundError
    return found
