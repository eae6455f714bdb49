"""A cohort of Carla's chamber with enough people for a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plataforma.db import db
from tests.cursos.informes.gente import poblar
from tests.factories.cohortes import make_cohorte

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from plataforma.organizaciones.models import Organizacion


@pytest.fixture
def cohorte(camara: Organizacion) -> Cohorte:
    return make_cohorte(camara)


@pytest.fixture
def llena(cohorte: Cohorte) -> Cohorte:
    """Twelve women of whom seven finished, eight men of whom two did; three of them in Peru."""
    poblar(cohorte, 12, terminan=7, sexo="mujer", pais="UY")
    poblar(cohorte, 5, terminan=1, sexo="hombre", pais="UY")
    poblar(cohorte, 3, terminan=1, sexo="hombre", pais="PE")
    db.session.commit()
    return cohorte
