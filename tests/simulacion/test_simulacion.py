"""The short version of `make simulacion`: six weeks, and what must hold at their end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plataforma.db import db
from tests.a_la_vez import apart
from tests.simulacion.anio import Medida, simular
from tests.simulacion.cifras import cifras, gini, jain
from tests.simulacion.cuentas import faltas

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from config import Settings

CORTA = Medida(solicitudes=80, consultores=21, firmas=40, dias=40)


@pytest.mark.once
@pytest.mark.real_database
def test_six_weeks_end_with_nobody_forgotten(
    settings: Settings, make_database: Callable[[str], str], tmp_path: Path
) -> None:
    with apart(settings, make_database("simulacion"), tmp_path) as app, app.app_context():
        app.testing = True
        anio = simular(CORTA)
        assert faltas(anio) == []
        told = "\n".join(cifras(anio))
        db.session.remove()
    assert "outcomes: " in told
    assert anio.hechos > CORTA.solicitudes


def test_the_fairness_of_equals_is_one_and_their_gini_nothing() -> None:
    assert jain([2.0, 2.0, 2.0]) == pytest.approx(1)
    assert gini([2.0, 2.0, 2.0]) == pytest.approx(0)
    assert jain([6.0, 0.0, 0.0]) == pytest.approx(1 / 3)
    assert gini([6.0, 0.0, 0.0]) == pytest.approx(2 / 3)
