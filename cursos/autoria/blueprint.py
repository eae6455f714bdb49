"""The blueprint of the authors' pages, and how their views load what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint

from cursos.catalogo.queries import find_curso
from cursos.catalogo.versiones import find_version
from cursos.edicion.lesson_text import files_of
from cursos.permissions import Permiso
from plataforma.access import authorize
from plataforma.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cursos.catalogo.models import Curso, VersionCurso

CURSO = "/autoria/<curso>"
LECCION = f"{CURSO}/lecciones/<leccion>"

bp = Blueprint("autoria", __name__, template_folder="templates")


def load_curso(slug: str) -> Curso:
    """Return a course that the person cares for; to anybody else it is not there."""
    return authorize(Permiso.CUIDAR_CURSO, find_curso(slug))


def load_version(slug: str, numero: int) -> VersionCurso:
    """Return a version of a course that was authorised."""
    found = find_version(slug, numero)
    if found is None:
        raise NotFoundError
    return found


def load_names(files: Mapping[str, bytes], leccion: str) -> dict[str, str]:
    """Return the files of a lesson by language."""
    names = files_of(files, leccion)
    if not names:
        raise NotFoundError
    return names
