"""Every awkward list of the corpus is read right, or refused with what to do."""

from __future__ import annotations

import pytest

from tests.cursos.planillas.corpus import celdas, hojas, hostiles, textos
from tests.cursos.planillas.corpus.caso import Caso, resultado

CASOS = {**textos.CASOS, **celdas.CASOS, **hojas.CASOS, **hostiles.CASOS}


@pytest.mark.parametrize("caso", [pytest.param(c, id=name) for name, c in CASOS.items()])
def test_in_the_corpus(caso: Caso) -> None:
    assert resultado(caso) == caso.espera


def test_no_case_hides_another() -> None:
    parts = (textos.CASOS, celdas.CASOS, hojas.CASOS, hostiles.CASOS)
    assert len(CASOS) == sum(len(part) for part in parts)
    assert len(CASOS) >= 60
