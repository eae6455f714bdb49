"""Two languages: the address says which; dates, numbers and money follow."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from flask import url_for
from flask_babel import gettext

from plataforma import i18n

if TYPE_CHECKING:
    from flask import Flask

    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

MOMENT = datetime(2027, 3, 12, 2, 5, tzinfo=UTC)  # still the 11th in most of the region


@pytest.mark.parametrize(
    ("header", "lang"),
    [
        ("pt-BR,pt;q=0.9,en;q=0.8", "pt"),
        ("es-PY", "es"),
        ("en-US,en", "es"),
        ("", "es"),
        ("pt", "pt"),
    ],
)
def test_the_root_follows_the_browser(client: CheckingClient, header: str, lang: str) -> None:
    response = client.get("/", headers={"Accept-Language": header})
    assert response.location == f"/{lang}/"
    assert "Accept-Language" in response.vary


def test_links_stay_in_the_language_of_the_page(app: Flask) -> None:
    with app.test_request_context("/pt/ayuda/"):
        app.preprocess_request()
        assert url_for("portada.inicio") == "/pt/"
        assert i18n.alternate_url("es") == "/es/ayuda/"


def test_the_other_language_keeps_the_query(app: Flask) -> None:
    with app.test_request_context("/es/ayuda/?q=arancel&q=origen"):
        app.preprocess_request()
        assert i18n.alternate_url("pt") == "/pt/ayuda/?q=arancel&q=origen"


def test_dates_are_written_in_words() -> None:
    with i18n.in_lang("es"):
        assert i18n.fecha(date(2027, 3, 12)) == "12 de marzo de 2027"
    with i18n.in_lang("pt"):
        assert i18n.fecha(date(2027, 3, 12)) == "12 de março de 2027"


def test_moments_are_shown_in_the_persons_zone_and_say_which(
    app: Flask, client: CheckingClient, ana: Usuario
) -> None:
    with i18n.in_lang("es"):
        assert i18n.fecha_hora(MOMENT) == "11 de marzo de 2027, 23:05 (Montevideo)"


@pytest.mark.parametrize("lang", ["es", "pt"])
def test_numbers_have_a_decimal_comma_in_both_languages(lang: str) -> None:
    with i18n.in_lang(lang):
        assert i18n.numero(1234.5, 2) == "1.234,50"
        assert i18n.porcentaje(Decimal("0.056")).replace("\xa0", " ") in {"5,6 %", "5,6%"}


def test_money_follows_the_country() -> None:
    with i18n.in_lang("es"):
        assert "1.000,00" in i18n.dinero(1000, "USD", "PY")
        assert "1,000.00" in i18n.dinero(1000, "USD", "MX")
    with i18n.in_lang("pt"):
        assert "1.000,00" in i18n.dinero(1000, "BRL")


def test_nothing_is_written_as_nothing() -> None:
    assert (i18n.fecha(None), i18n.fecha_hora(None), i18n.numero(None), i18n.dinero(None)) == (
        "",
    ) * 4


def test_a_mail_is_written_in_its_readers_language_and_the_page_goes_on(app: Flask) -> None:
    with app.test_request_context("/es/ayuda/"):
        app.preprocess_request()
        with i18n.in_lang("pt"):
            assert i18n.get_lang() == "pt"
            assert gettext("Buscar") == "Buscar"
        assert i18n.get_lang() == "es"
