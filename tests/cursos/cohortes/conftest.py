"""A cohort of Carla's chamber."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.factories.cohortes import make_cohorte

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from plataforma.organizaciones.models import Organizacion


@pytest.fixture
def cohorte(camara: Organizacion) -> Cohorte:
    return make_cohorte(camara)
