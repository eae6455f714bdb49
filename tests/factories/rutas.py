"""Published courses of a shipped route."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plataforma.db import db
from tests.factories.cursos import make_curso

if TYPE_CHECKING:
    from cursos.catalogo.models import Curso

RUTA = "primera-exportacion"  # A1, B1, B2, C2, C3


def make_ruta(*codigos: str) -> list[Curso]:
    """Publish the courses of the route "primera-exportacion" with these codes."""
    courses = []
    for codigo in codigos:
        curso = make_curso(codigo.lower())
        curso.codigo = codigo
        courses.append(curso)
    db.session.flush()
    return courses
