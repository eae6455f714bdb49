"""A cohort of Carla's chamber that Ana finished."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plataforma.clock import now
from plataforma.db import db
from tests.factories.cohortes import make_cohorte, make_inscrito

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte, Participante
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion


@pytest.fixture
def cohorte(camara: Organizacion) -> Cohorte:
    return make_cohorte(camara)


@pytest.fixture
def de_ana(cohorte: Cohorte, ana: Usuario) -> Participante:
    """Ana's line of the list."""
    linea = make_inscrito(cohorte, ana, completada_el=now())
    db.session.commit()
    return linea
