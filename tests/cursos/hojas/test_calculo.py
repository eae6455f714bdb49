"""What a filled sheet gives."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cursos.hojas.calculo import calcular
from cursos.hojas.definicion import Definicion
from tests.factories.tareas import LLENA, definicion

SHEET = Definicion.model_validate_json(json.dumps(definicion()))


def given_(**changes: Any) -> Any:
    return calcular(SHEET, LLENA | changes)


def test_the_cells_follow_one_another() -> None:
    found = given_()
    assert found.valores["venta"] == 100
    assert found.sumas == {"gastos.monto": Fraction("30.5"), "gastos.doble": 61}
    assert found.valores["total"] == Fraction("130.5")


def test_a_required_number_that_is_missing_leaves_no_value() -> None:
    found = given_(cantidad="")
    assert found.valores["venta"] is None
    assert found.valores["total"] is None


def test_what_cannot_be_read_leaves_no_value() -> None:
    assert given_(precio="dos").valores["venta"] is None


def test_nothing_is_divided_by_zero() -> None:
    assert given_(cantidad="0").valores["por_caja"] is None


def test_an_empty_row_is_not_there_and_a_half_row_has_no_value() -> None:
    rows = [{}, {"concepto": "Puerto"}, {"concepto": "Camión", "monto": "5"}]
    found = given_(gastos=rows)
    assert [row["doble"] for row in found.filas["gastos"]] == [None, None, 10]
    assert found.sumas["gastos.monto"] == 5


@given(st.recursive(st.none() | st.text(max_size=5) | st.integers(), st.lists, max_leaves=6))
def test_whatever_is_stored_is_survived(junk: Any) -> None:
    calcular(SHEET, {"gastos": junk, "cantidad": junk, "precio": "1"})
