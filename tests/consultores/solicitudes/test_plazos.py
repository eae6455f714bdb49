"""Deadlines in business days of the consultant's country."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultores.solicitudes.plazos import habiles_entre, limite
from plataforma.clock import to_zone
from plataforma.paises import PAISES

DAYS = st.dates(date(2026, 1, 1), date(2029, 12, 31))
COUNTRIES = st.sampled_from(sorted(PAISES))


@given(DAYS, st.times(), st.integers(1, 20), COUNTRIES)
def test_counting_back_gives_the_same_days(dia: date, hora: time, dias: int, pais: str) -> None:
    desde = datetime.combine(dia, hora, UTC)
    assert habiles_entre(desde, limite(desde, dias, pais), pais) == dias


@pytest.mark.parametrize("zona", [p.zona for p in PAISES.values()])
def test_the_date_reads_the_same_in_every_clock_of_the_region(zona: str) -> None:
    for pais in PAISES:
        due = limite(datetime(2026, 11, 24, 15, tzinfo=UTC), 2, pais)
        assert to_zone(due, zona).date() == to_zone(due, PAISES[pais].zona).date()


def test_answering_on_the_same_day_takes_no_business_day() -> None:
    start = datetime(2026, 11, 24, 13, tzinfo=UTC)
    assert habiles_entre(start, start + timedelta(hours=3), "UY") == 0
