"""Luz, of Gael's country; Diego as in the rest of the network."""

from __future__ import annotations

import pytest

from consultores.red.models import Consultor
from tests.consultores.carga.mundo import make_named


@pytest.fixture
def luz() -> Consultor:
    """A consultant of Mexico, Gael's country."""
    return make_named("Luz Paredes", pais="MX")
