"""Carla's cohort: Ana completed the course, Bruno did not, and somebody never came."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plataforma.permissions import Rol
from tests.factories.cohortes import make_cohorte, make_inscrito, make_participante
from tests.factories.identidad import make_usuario
from tests.factories.lotes import make_completo, make_lote

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from cursos.lotes.models import Lote
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion


@pytest.fixture
def cohorte(camara: Organizacion, ana: Usuario, bruno: Usuario) -> Cohorte:
    cohorte = make_cohorte(camara)
    make_completo(cohorte, ana)
    make_inscrito(cohorte, bruno)
    make_participante(cohorte, "Luz Peña")
    return cohorte


@pytest.fixture
def lote(cohorte: Cohorte) -> Lote:
    return make_lote(cohorte)


@pytest.fixture
def otra_elena() -> Usuario:
    """A second administrator."""
    return make_usuario(
        "Irene Prado", correo="irene@escala.test", pais="UY", roles=(Rol.ADMINISTRACION,)
    )
