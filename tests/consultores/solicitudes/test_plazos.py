"""Deadlines in business days of the consultant's country."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultores.solicitudes.plazos import es_habil, habiles_entre, limite, sumar_habiles
from plataforma.clock import to_zone
from plataforma.paises import PAISES

DAYS = st.dates(date(2026, 1, 1), date(2029, 12, 31))
COUNTRIES = st.sampled_from(sorted(PAISES))


@given(DAYS, st.integers(1, 25), COUNTRIES)
def test_a_deadline_is_a_business_day_and_later(desde: date, dias: int, pais: str) -> None:
    due = sumar_habiles(desde, dias, pais)
    assert es_habil(due, pais)
    assert due > desde


@given(DAYS, st.integers(1, 24), COUNTRIES)
def test_one_day_more_is_never_earlier(desde: date, dias: int, pais: str) -> None:
    assert sumar_habiles(desde, dias + 1, pais) > sumar_habiles(desde, dias, pais)


@given(DAYS, st.times(), st.integers(1, 20), COUNTRIES)
def test_counting_back_gives_the_same_days(dia: date, hora: time, dias: int, pais: str) -> None:
    desde = datetime.combine(dia, hora, UTC)
    assert habiles_entre(desde, limite(desde, dias, pais), pais) == dias


def test_a_weekend_does_not_count() -> None:
    assert sumar_habiles(date(2026, 11, 20), 2, "CO") == date(2026, 11, 24)  # Friday


def test_a_holiday_of_that_country_does_not_count() -> None:
    # Colombia rests on Monday 16 November 2026; Chile does not.
    assert sumar_habiles(date(2026, 11, 13), 1, "CO") == date(2026, 11, 17)
    assert sumar_habiles(date(2026, 11, 13), 1, "CL") == date(2026, 11, 16)


@pytest.mark.parametrize("zona", [p.zona for p in PAISES.values()])
def test_the_date_reads_the_same_in_every_clock_of_the_region(zona: str) -> None:
    for pais in PAISES:
        due = limite(datetime(2026, 11, 24, 15, tzinfo=UTC), 2, pais)
        assert to_zone(due, zona).date() == to_zone(due, PAISES[pais].zona).date()


def test_answering_on_the_same_day_takes_no_business_day() -> None:
    start = datetime(2026, 11, 24, 13, tzinfo=UTC)
    assert habiles_entre(start, start + timedelta(hours=3), "UY") == 0


def test_a_country_outside_the_region_has_weekends_only() -> None:
    assert es_habil(date(2026, 12, 25), "ZZ")
