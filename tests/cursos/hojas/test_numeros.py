"""Numbers as people type them, in both habits of the region; the browser has the same table."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cursos.hojas.calculo import redondear
from cursos.hojas.numeros import Signos, con_unidad, escribir, leer

CASES = json.loads((Path(__file__).parent / "casos_numeros.json").read_text(encoding="utf-8"))
COMMA, POINT = Signos(",", "."), Signos(".", ",")


@pytest.mark.parametrize(("typed", "stored"), CASES["coma"])
def test_a_number_typed_with_a_decimal_comma(typed: str, stored: str | None) -> None:
    assert leer(typed, COMMA) == stored


@pytest.mark.parametrize(("typed", "stored"), CASES["punto"])
def test_a_number_typed_with_a_decimal_point(typed: str, stored: str | None) -> None:
    assert leer(typed, POINT) == stored


@pytest.mark.parametrize(("stored", "comma", "point"), CASES["escritos"])
def test_a_stored_number_is_written_as_the_person_reads_it(
    stored: str, comma: str, point: str
) -> None:
    assert (escribir(stored, COMMA), escribir(stored, POINT)) == (comma, point)


@given(
    st.decimals(min_value=-(10**12), max_value=10**12, places=4),
    st.sampled_from([COMMA, POINT]),
)
def test_what_is_written_is_read_again(number: object, signos: Signos) -> None:
    canon = redondear(Fraction(str(number)), 4).rstrip("0").rstrip(".")
    assert leer(escribir(canon, signos), signos) == canon


@given(st.text(max_size=60))
def test_nothing_that_is_typed_breaks_the_reader(typed: str) -> None:
    found = leer(typed, COMMA)
    assert found is None or leer(escribir(found, COMMA), COMMA) == found


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [("2.345", 2, "2.35"), ("-2.345", 2, "-2.35"), ("0.004", 2, "0.00"), ("-0.004", 2, "0.00"),
     ("7", 0, "7"), ("12.5", 0, "13")],
)  # fmt: skip
def test_halves_are_rounded_away_from_zero(value: str, decimals: int, text: str) -> None:
    assert redondear(Fraction(value), decimals) == text


def test_units_stand_where_each_language_puts_them() -> None:
    assert con_unidad("12", unidad="%", lang="es") == "12\u00a0%"
    assert con_unidad("12", unidad="%", lang="pt") == "12%"
    assert con_unidad("12", moneda="USD") == "USD\u00a012"


@pytest.mark.parametrize(
    ("canon", "text"),
    [("12500.5", "12.500,50"), ("120", "120,00"), ("2.1375", "2,1375")],
)
def test_money_that_is_read_has_its_cents_and_loses_nothing(canon: str, text: str) -> None:
    assert escribir(canon, Signos(), 2) == text
