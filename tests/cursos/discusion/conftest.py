"""One course, one question of Ana's, and the people around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.factories.cursos import make_autor, make_curso
from tests.factories.discusion import make_duda

if TYPE_CHECKING:
    from cursos.catalogo.models import Curso
    from cursos.discusion.models import Duda
    from plataforma.identidad.models import Usuario


@pytest.fixture
def curso(bruno: Usuario) -> Curso:
    """A course that Bruno keeps."""
    curso = make_curso("costos")
    make_autor(bruno, curso)
    return curso


@pytest.fixture
def duda(curso: Curso, ana: Usuario) -> Duda:
    """Ana's question about the first lesson."""
    return make_duda(curso, ana)
