"""Formulas are plain, exact and small; the table of cases is shared with the browser."""

from __future__ import annotations

import json
from contextlib import suppress
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cursos.preguntas.expresiones import CuentaError, ExpresionError, compilar
from tests.pace import within

CASES = json.loads((Path(__file__).parent / "casos_expresiones.json").read_text(encoding="utf-8"))
NAMES = ("x", "c", "fob", "flete", "seguro", "gastos.monto_1")
SIGNS = st.text(alphabet="0123456789.+-*/^()<>=!, xsiminabsurdoe", max_size=80)
DECIMALS = st.decimals(min_value=-9_999, max_value=9_999, places=3)


def values(given_: dict[str, Any]) -> dict[str, Any]:
    return {
        name: Fraction(v) if isinstance(v, str) else [Fraction(n) for n in v]
        for name, v in given_.items()
    }


@pytest.mark.parametrize(("text", "given_", "result"), CASES["valen"])
def test_an_expression_has_one_exact_value(text: str, given_: Any, result: str) -> None:
    assert compilar(text, NAMES).valor(values(given_)) == Fraction(result)


@pytest.mark.parametrize(("text", "given_"), CASES["sin_valor"])
def test_what_cannot_be_counted_says_so(text: str, given_: Any) -> None:
    with pytest.raises(CuentaError):
        compilar(text, NAMES).valor(values(given_))


@pytest.mark.parametrize("text", CASES["mal_escritas"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ExpresionError):
        compilar(text, ("x",))


@pytest.mark.parametrize(
    "text",
    ["9" * 600, "(" * 200, "-" * 400 + "1", "2^" * 200 + "2", "abs(" * 60 + "1" + ")" * 60,
     "si(1," * 90 + "1", "((((9^9)^9)^9)^9)^9", "*".join(["999999999999999"] * 31)],
)  # fmt: skip
def test_size_and_depth_have_limits(text: str) -> None:
    with within(0.5), pytest.raises(ExpresionError):
        compilar(text, ()).valor({})


def test_a_long_sum_is_not_deep() -> None:
    assert compilar("+".join("1" * 250), ()).valor({}) == 250


def test_it_tells_which_names_it_uses() -> None:
    assert compilar("x + 2 * fob", NAMES).nombres == {"x", "fob"}


@given(DECIMALS, DECIMALS, DECIMALS)
def test_it_counts_like_fractions(a: Any, b: Any, c: Any) -> None:
    x, y, z = (Fraction(str(v)) for v in (a, b, c))
    got = compilar("x + y * z - (x - z)", "xyz").valor({"x": x, "y": y, "z": z})
    assert got == x + y * z - (x - z)


@given(SIGNS)
def test_any_text_is_a_value_or_a_refusal(text: str) -> None:
    with suppress(ExpresionError):
        assert isinstance(compilar(text, ("x",)).valor({"x": Fraction(3)}), Fraction)
