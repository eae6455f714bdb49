"""Marks: the key gets all, the order and the language of the answer change nothing."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cursos.preguntas.nota import percent
from cursos.preguntas.numeros import read_number, write
from cursos.preguntas.tipos import calificar, correcta

if TYPE_CHECKING:
    from decimal import Decimal

VALUES = st.decimals(min_value=-99_999, max_value=99_999, places=2)


def opciones(*right: bool) -> dict[str, Any]:
    return {
        "opciones": [
            {"clave": "abcdef"[n], "correcta": ok, "comentario": {"es": f"c{n}", "pt": f"p{n}"}}
            for n, ok in enumerate(right)
        ]
    }


def numerica(value: float, tolerance: float = 0.05) -> dict[str, Any]:
    return {
        "respuesta": value,
        "tolerancia": tolerance,
        "acierto": {"es": "bien", "pt": "bem"},
        "error": {"es": "mal", "pt": "mal"},
        "errores": [{"valor": value + 3, "comentario": {"es": "de más", "pt": "a mais"}}],
    }


@given(st.lists(st.booleans(), min_size=3, max_size=6).filter(any), st.randoms())
def test_the_key_gets_full_marks_in_any_order(right: list[bool], rng: Any) -> None:
    datos = opciones(*right)
    key = correcta("multiple", datos, {})
    rng.shuffle(key)
    assert calificar("multiple", datos, key, {}).puntos == 1
    rng.shuffle(datos["opciones"])
    assert calificar("multiple", datos, key, {}).puntos == 1


@given(
    st.lists(st.booleans(), min_size=3, max_size=6).filter(any), st.sets(st.sampled_from("abcdefz"))
)
def test_a_mark_is_between_nothing_and_all(right: list[bool], chosen: set[str]) -> None:
    datos = opciones(*right)
    known = {o["clave"] for o in datos["opciones"]}
    nota = calificar("multiple", datos, sorted(chosen), {})
    assert 0 <= nota.puntos <= 1
    assert (nota.puntos == 1) == (chosen & known == set(correcta("multiple", datos, {})))


@pytest.mark.parametrize(
    ("chosen", "points"),
    [("ab", Fraction(1)), ("a", Fraction(1, 2)), ("ac", 0), ("abc", Fraction(1, 2)), ("", 0)],
)
def test_each_right_option_adds_and_each_wrong_one_takes_away(
    chosen: str, points: Fraction
) -> None:
    nota = calificar("multiple", opciones(True, True, False), list(chosen), {})
    assert nota.puntos == points
    assert nota.acierto == {1: True, 0: False}.get(int(points) if points in (0, 1) else 2)


def test_one_option_is_all_or_nothing_and_says_why() -> None:
    datos = opciones(False, True, False)
    assert calificar("opcion", datos, ["b"], {}).acierto is True
    wrong = calificar("opcion", datos, ["c"], {})
    assert (wrong.acierto, wrong.comentarios) == (False, ({"es": "c2", "pt": "p2"},))
    assert calificar("opcion", datos, ["a", "b"], {}).puntos == 0
    assert calificar("opcion", datos, ["zz"], {}).puntos == 0


@given(VALUES)
def test_a_number_is_right_with_comma_or_point_and_with_its_unit(value: Decimal) -> None:
    datos = numerica(float(value))
    point = f"{value}"
    for typed in (point, point.replace(".", ","), f" {point} %", f"US$ {point}", f"{point} USD"):
        assert calificar("numerica", datos, [typed], {}).puntos == 1, typed


@given(VALUES.filter(lambda v: abs(v) >= 1000))
def test_thousands_may_be_grouped_either_way(value: Decimal) -> None:
    latin = f"{value:,}".replace(",", " ").replace(".", ",").replace(" ", ".")
    for typed in (f"{value:,}", latin, f"{value:,}".replace(",", " ")):
        assert calificar("numerica", numerica(float(value)), [typed], {}).puntos == 1, typed


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("5,6", [5.6]), ("1.200", [1200, 1.2]), ("1.200,50", [1200.5]), ("0,125", [0.125]),
        ("1.2.3", []), ("5e3", []), ("nan", []), ("inf", []), ("", []), ("entre 5 y 6", []),
        ("\u0665", []), ("\N{MINUS SIGN}3", [-3]), ("9" * 60, []), ("--3", []), ("1/2", []),
    ],
)  # fmt: skip
def test_what_a_typed_number_may_mean(typed: str, values: list[float]) -> None:
    assert [float(v) for v in read_number(typed)] == values


@given(st.text(max_size=50))
def test_any_text_is_read_without_failing(text: str) -> None:
    calificar("numerica", numerica(5), [text], {})


def test_typical_errors_have_their_own_comment() -> None:
    assert calificar("numerica", numerica(5.6), ["8,6"], {}).comentarios == (
        {"es": "de más", "pt": "a mais"},
    )
    assert calificar("numerica", numerica(5.6), ["1"], {}).comentarios == (
        {"es": "mal", "pt": "mal"},
    )
    assert calificar("numerica", numerica(5.6), ["nada"], {}).comentarios == ()


@pytest.mark.parametrize(("typed", "right"), [("5,55", True), ("5,65", True), ("5,54", False)])
def test_the_tolerance_includes_its_ends(typed: str, *, right: bool) -> None:
    assert (calificar("numerica", numerica(5.6), [typed], {}).puntos == 1) is right


def test_a_mark_is_rounded_down() -> None:
    assert percent([Fraction(1)] * 6 + [Fraction(99, 100)], 10) == 69
    assert percent([], 10) == 0
    assert percent([], 0) == 0


def test_a_number_is_written_however_long_it_is() -> None:
    assert write(Fraction(10**30), "es") == "1" + ".000" * 10
    assert write(Fraction(1, 3), "pt", 4) == "0,3333"
