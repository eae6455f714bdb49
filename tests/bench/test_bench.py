"""The short version of `make bench`: the statements hold anywhere, the times are only taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bench import gestion, red, reloj, tablero
from tests.bench.__main__ import Cifra, measure
from tests.bench.medir import Tiempos
from tests.installation import Installation

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from flask import Flask

STATEMENTS_OF_A_LOOK = 80  # each, on average; re-routing to three is the dearest


@pytest.mark.once("postgresql")  # `make bench` does it on both
@pytest.mark.real_database
def test_the_figures_are_measured(tmp_path: Path, make_database: Callable[[str], str]) -> None:
    place = Installation(tmp_path, make_database("bench"))
    figures = measure(place, learners=5, seconds=2, times=5)
    counts = [f for f in figures if "statements" in f.nombre or "failed" in f.nombre]
    assert len(counts) == 5
    assert all(f.holds for f in counts), "\n".join(map(str, counts))
    assert all(f.valor > 0 for f in figures if " ms" in f.nombre)


def test_a_figure_over_its_bound_is_told() -> None:
    assert str(Cifra("answer", 61, 60)).endswith("OVER")
    assert Cifra("answer", 61).holds


def test_a_percentile_is_one_of_the_times() -> None:
    times = Tiempos([n / 1000 for n in range(1, 101)])
    assert times.percentile(0.95) == pytest.approx(96)


def test_the_cockpit_of_a_chamber_is_measured(app: Flask) -> None:
    figures = tablero.measure(app, 60, 20, times=1)
    assert len(figures) == len(tablero.PAGES)
    assert all(f.valor > 0 for f in figures)


def test_the_directory_is_measured_with_its_statements(app: Flask) -> None:
    figures = red.measure(app, 60, times=1)
    assert len(figures) == 3 * len(red.SEARCHES)
    counts = [f for f in figures if "statements" in f.nombre]
    assert all(f.holds for f in counts), "\n".join(map(str, counts))


def test_the_look_of_the_clock_is_measured(app: Flask) -> None:
    told = {f.nombre: f for f in reloj.measure(app, 120, 20, people=60)}
    assert told["  still due after it"].holds
    assert told["  statements each"].valor < STATEMENTS_OF_A_LOOK


def test_the_desk_is_measured_with_its_statements(app: Flask) -> None:
    figures = gestion.measure(app, 60, 30, times=1)
    counts = {f.nombre: f for f in figures if "statements" in f.nombre}
    assert all(f.holds for f in counts.values()), "\n".join(map(str, counts.values()))
    assert len([n for n in counts if n.startswith("Secretariat, vencidas")]) == 3
