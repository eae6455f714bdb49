"""Luz, of Gael's country; Diego as in the rest of the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.consultores.carga.mundo import make_named

if TYPE_CHECKING:
    from consultores.red.models import Consultor


@pytest.fixture
def luz() -> Consultor:
    """A consultant of Mexico, Gael's country."""
    return make_named("Luz Paredes", pais="MX")
