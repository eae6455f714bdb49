"""The addresses of the bank, and the course that each is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint

from cursos.catalogo.queries import find_curso, find_version_actual
from cursos.permissions import Permiso
from plataforma.access import authorize
from plataforma.errors import NotFoundError

if TYPE_CHECKING:
    from cursos.catalogo.models import Curso, VersionCurso

bp = Blueprint(
    "banco", __name__, url_prefix="/autoria/<curso>/preguntas", template_folder="templates"
)


def own_course(slug: str) -> Curso:
    """Return the course together with the right to care for it."""
    return authorize(Permiso.CUIDAR_CURSO, find_curso(slug))


def version_actual(curso: Curso) -> VersionCurso:
    """Return what is published now; of a course without it there is nothing to show."""
    version = find_version_actual(curso.id)
    if version is None:
        raise NotFoundError
    return version
