"""A course that Bruno cares for, published from its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plataforma.db import db
from tests.factories.cursos import make_autor, publish_minimo

if TYPE_CHECKING:
    from cursos.catalogo.models import Curso
    from plataforma.identidad.models import Usuario


@pytest.fixture
def curso(bruno: Usuario) -> Curso:
    curso = publish_minimo()
    make_autor(bruno, curso)
    db.session.commit()
    return curso
