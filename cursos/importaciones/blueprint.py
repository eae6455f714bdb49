"""The blueprint of the lists, and how their views load what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, url_for

from cursos.cohortes.blueprint import COHORTE, load_vista
from cursos.importaciones import queries
from cursos.permissions import Permiso
from plataforma.errors import NotFoundError

if TYPE_CHECKING:
    from cursos.cohortes.alcance import Vista
    from cursos.importaciones.models import Importacion

LISTA = f"{COHORTE}/listas/<int:importacion>"

bp = Blueprint("importaciones", __name__, template_folder="templates")


def load(organizacion: str, cohorte: int) -> Vista:
    """Return the cohort as a chamber that may bring people to it comes to it."""
    return load_vista(organizacion, cohorte, Permiso.TRAER_PERSONAS)


def direccion(
    vista: Vista, endpoint: str, lista: Importacion | None = None, **more: str | int | None
) -> str:
    """Return an address of ours, as this chamber has it."""
    where: dict[str, Any] = {**vista.lugar, **more}
    if lista is not None:
        where["importacion"] = lista.id
    return url_for(f"importaciones.{endpoint}", **where)


def load_lista(organizacion: str, cohorte: int, importacion: int) -> tuple[Vista, Importacion]:
    """Return the cohort likewise, with a list of this very chamber."""
    vista = load(organizacion, cohorte)
    found = queries.find_importacion(cohorte, vista.organizacion.id, importacion)
    if found is None:
        raise NotFoundError
    return vista, found
