"""Authors prove numbers with plain arithmetic, and with nothing else."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cursos.paquetes.arithmetic import ExpressionError, evaluate


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("14 * (1 - 60 / 100)", Fraction(28, 5)),
        ("0.1 + 0.2", Fraction(3, 10)),
        ("-(3 - 5)", 2),
        ("  7 ", 7),
    ],
)
def test_arithmetic_is_exact(expression: str, value: Fraction) -> None:
    assert evaluate(expression) == value


@pytest.mark.parametrize(
    "expression",
    [
        "2 ** 9",
        "abs(1)",
        "x",
        "1 if 1 else 2",
        "1 / 0",
        "",
        "1,5",
        "True",
        "'a'",
        "1 //  2",
        "9" * 300,
    ],
)
def test_anything_else_is_refused(expression: str) -> None:
    with pytest.raises(ExpressionError):
        evaluate(expression)
