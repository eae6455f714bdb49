"""The addresses of the bank, and the course that each is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint

from cursos.catalogo.queries import find_curso
from cursos.permissions import Permiso
from plataforma.access import authorize

if TYPE_CHECKING:
    from cursos.catalogo.models import Curso

bp = Blueprint(
    "banco", __name__, url_prefix="/autoria/<curso>/preguntas", template_folder="templates"
)


def own_course(slug: str) -> Curso:
    """Return the course together with the right to care for it."""
    return authorize(Permiso.CUIDAR_CURSO, find_curso(slug))
