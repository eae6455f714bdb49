"""Business days by the calendar of a country."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from plataforma.dias_habiles import es_habil, sumar_habiles
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


def test_a_weekend_does_not_count() -> None:
    assert sumar_habiles(date(2026, 11, 20), 2, "CO") == date(2026, 11, 24)  # Friday


def test_a_holiday_of_that_country_does_not_count() -> None:
    # Colombia rests on Monday 16 November 2026; Chile does not.
    assert sumar_habiles(date(2026, 11, 13), 1, "CO") == date(2026, 11, 17)
    assert sumar_habiles(date(2026, 11, 13), 1, "CL") == date(2026, 11, 16)


def test_a_country_outside_the_region_has_weekends_only() -> None:
    assert es_habil(date(2026, 12, 25), "ZZ")
