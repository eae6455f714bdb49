"""No hidden cell can be computed from those that are shown and the totals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cursos.informes.supresion import (
    MENOS,
    MINIMO,
    OCULTA,
    POCAS,
    Celda,
    Cifra,
    Desglose,
    Fila,
    Grupo,
    cifra,
    proteger,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

Pair = tuple[int, int]


@st.composite
def groups(draw: st.DrawFn) -> list[Grupo]:
    sizes = draw(st.lists(st.integers(0, 14), min_size=1, max_size=6))
    return [Grupo(f"g{n}", size, draw(st.integers(0, size))) for n, size in enumerate(sizes)]


def possible(fila: Fila, total: int, *, told: bool) -> set[Pair]:
    """What a reader may take a line for: people and, of them, who finished."""
    n, f = fila.personas, fila.terminaron
    if n.valor is not None:
        people = range(n.valor, n.valor + 1)
    else:
        people = range(1, MINIMO) if n.menos else range(MINIMO, total + 1)
    found = {(p, q) for p in people for q in range(p + 1)}
    if not told or n.valor is None:
        return found
    if f.valor is not None:
        return {(p, q) for p, q in found if q == f.valor}
    return {(p, q) for p, q in found if (q < MINIMO) == f.menos}


def sums(lines: Sequence[set[Pair]]) -> set[Pair]:
    found = {(0, 0)}
    for line in lines:
        found = {(a + p, b + q) for a, b in found for p, q in line}
    return found


def readings(lines: Sequence[set[Pair]], totals: set[Pair]) -> list[set[Pair]]:
    """Of each line, what it may still be when all of them have to add up to one of the totals."""
    found = []
    for n, line in enumerate(lines):
        rest = sums([*lines[:n], *lines[n + 1 :]])
        found.append({(p, q) for p, q in line if any((a - p, b - q) in rest for a, b in totals)})
    return found


def totals_told(grupos: Sequence[Grupo]) -> set[Pair]:
    """What the report says above the breakdown: the total exact, who finished perhaps a range."""
    total = sum(g.personas for g in grupos)
    done = cifra(sum(g.terminaron for g in grupos), total)
    return {(total, f) for f in range(done.desde, min(done.hasta, total) + 1)}


def assert_vague(found: Desglose, grupos: Sequence[Grupo]) -> None:
    total = sum(g.personas for g in grupos)
    told = found.muestra_terminaron
    shown = [f for f in found.filas if f.personas.valor is not None]
    hidden = [f for f in found.filas if f.personas.valor is None]
    lines = [possible(f, total, told=told) for f in shown]
    if hidden:
        own = [possible(f, total, told=told) for f in hidden]
        assert found.juntas
        together = possible(found.juntas, total, told=told)
        group = sums(own) & together
        outer = readings([*lines, group], totals_told(grupos))
        for fila, seen in zip(hidden, readings(own, outer[-1]), strict=True):
            assert len({p for p, _ in seen}) > 1, f"people of {fila.clave}"
            assert len({q for _, q in seen}) > 1, f"finished of {fila.clave}"
        shown, lines = [*shown, found.juntas], [*lines, group]
    for fila, seen in zip(shown, readings(lines, totals_told(grupos)), strict=True):
        if fila.terminaron.valor is None or not told:
            assert len({q for _, q in seen}) > 1, f"finished of {fila.clave!r}"


@given(groups())
@settings(max_examples=300, deadline=None)
def test_no_hidden_cell_has_but_one_reading(grupos: list[Grupo]) -> None:
    assert_vague(proteger(grupos), grupos)


@given(groups())
def test_no_small_number_is_shown_nor_left_over(grupos: list[Grupo]) -> None:
    found = proteger(grupos)
    for fila in [*found.filas, *([found.juntas] if found.juntas else [])]:
        n, f = fila.personas.valor, fila.terminaron.valor
        assert n is None or n >= MINIMO
        assert f is None or not found.muestra_terminaron or (f >= MINIMO and n - f >= MINIMO)  # type: ignore[operator]


@given(groups())
def test_what_is_shown_is_true(grupos: list[Grupo]) -> None:
    true = {g.clave: g for g in grupos}
    found = proteger(grupos)
    for fila in found.filas:
        group = true[fila.clave]
        assert fila.personas.valor in (None, group.personas)
        assert fila.terminaron.valor in (None, group.terminaron)
        assert not fila.personas.menos or group.personas < MINIMO
    if found.juntas:
        hidden = [true[f.clave].personas for f in found.filas if f.personas.valor is None]
        assert found.juntas.personas.valor == sum(hidden)


def of(*pairs: Pair) -> Desglose:
    return proteger(Grupo("abcdef"[n], *pair) for n, pair in enumerate(pairs))


def people(found: Desglose) -> dict[str, Celda]:
    return {f.clave: f.personas for f in found.filas}


def test_large_groups_are_all_shown() -> None:
    found = of((20, 10), (15, 7))
    assert people(found) == {"a": Celda(20), "b": Celda(15)}
    assert [f.terminaron for f in found.filas] == [Celda(10), Celda(7)]
    assert found.juntas is None


def test_a_small_group_takes_the_next_one_with_it() -> None:
    found = of((20, 10), (9, 4), (3, 1))
    assert people(found) == {"a": Celda(20), "b": OCULTA, "c": MENOS}
    assert found.juntas
    assert found.juntas.personas == Celda(12)


def test_a_sum_that_only_one_pair_makes_takes_a_third() -> None:
    """1 + 5 = 6 can be nothing else."""
    found = of((20, 10), (12, 6), (5, 2), (1, 0))
    assert people(found) == {"a": Celda(20), "b": OCULTA, "c": OCULTA, "d": MENOS}


def test_two_groups_one_of_them_small_show_nothing() -> None:
    assert of((20, 10), (3, 1)) == Desglose()


def test_where_all_but_two_finished_the_two_are_not_told() -> None:
    found = of((20, 10), (12, 10), (30, 15))
    cells = {f.clave: f.terminaron for f in found.filas}
    assert cells["b"] == OCULTA
    assert [c for c in cells.values() if c.valor is not None] == [Celda(15)]


@pytest.mark.parametrize(
    ("n", "bases", "told"),
    [
        (4, [30], POCAS),
        (18, [32], Cifra(18, 18)),
        (30, [32], Cifra(28, 32)),
        (32, [32], Cifra(28, 32)),
        (20, [32, Cifra(18, 18)], Cifra(18, 22)),
        (18, [32, Cifra(18, 18)], Cifra(18, 18)),
        (20, [32, Cifra(16, 24)], Cifra(20, 20)),
    ],
)
def test_a_figure_beside_others(n: int, bases: list[Cifra | int], told: Cifra) -> None:
    assert cifra(n, *bases) == told
