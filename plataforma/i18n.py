"""Languages: the URL carries the language; dates, numbers and money follow it."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import (
    format_currency,
    format_decimal,
    format_percent,
    get_decimal_symbol,
    get_group_symbol,
)
from flask import current_app, g, has_app_context, has_request_context, request, url_for
from flask_babel import Babel, force_locale
from flask_login import current_user

from plataforma.clock import to_zone
from plataforma.direccion import query_string
from plataforma.paises import nombre_pais, nombre_zona

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from flask import Flask

    from plataforma.texto import TextoBilingue

LANGS = ("es", "pt")
PREFIX = "/<any(es, pt):lang>"
NAMES = {"es": "Español", "pt": "Português"}
LOCALES = {"es": "es_419", "pt": "pt_BR"}
DEFAULT_ZONE = "America/Montevideo"  # the Secretariat's, for people without one


def init_i18n(app: Flask) -> None:
    app.config["BABEL_DEFAULT_LOCALE"] = "es"
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(app.config["TRANSLATIONS"])
    Babel(app, locale_selector=get_lang)
    app.url_value_preprocessor(_pull_lang)
    app.url_defaults(_push_lang)
    app.jinja_env.globals.update(
        alternate_url=alternate_url, get_lang=get_lang, nombres_idioma=NAMES
    )
    app.jinja_env.filters.update(
        bi=bi,
        fecha=fecha,
        fecha_hora=fecha_hora,
        hora=hora,
        numero=numero,
        dinero=dinero,
        pais=pais,
        porcentaje=porcentaje,
    )


def get_lang() -> str:
    """Return the language of this page, mail or certificate ("es" or "pt")."""
    if has_app_context() and (lang := g.get("lang")):
        return str(lang)
    if not has_request_context():
        return "es"
    # An address that leads nowhere still says its language.
    first = request.path.split("/")[1]
    return first if first in LANGS else preferred_lang()


def preferred_lang() -> str:
    """Return the language that the browser asks for."""
    return request.accept_languages.best_match(LANGS) or "es"


@contextmanager
def in_lang(lang: str) -> Iterator[None]:
    """Render in `lang` for a while (mails, PDFs): texts, dates and numbers alike."""
    before = g.get("lang")
    g.lang = lang
    try:
        with force_locale(lang):
            yield
    finally:
        g.lang = before


def _pull_lang(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    if values and "lang" in values:
        g.lang = values.pop("lang")


def _push_lang(endpoint: str, values: dict[str, Any]) -> None:
    if "lang" not in values and current_app.url_map.is_endpoint_expecting(endpoint, "lang"):
        values["lang"] = get_lang()


def alternate_url(lang: str) -> str:
    """Return this same page in the other language (the query goes along)."""
    if not request.endpoint or not current_app.url_map.is_endpoint_expecting(
        request.endpoint, "lang"
    ):
        return url_for("portada.inicio", lang=lang)
    if request.method != "GET":
        rules = current_app.url_map.iter_rules(request.endpoint)
        if not any("GET" in (rule.methods or ()) for rule in rules):
            return url_for("portada.inicio", lang=lang)
    # The query is appended, not passed: url_for would obey `_scheme`, `_external` or `endpoint`.
    return url_for(request.endpoint, **{**(request.view_args or {}), "lang": lang}) + query_string()


def bi(text: TextoBilingue | None) -> str:
    """Return a bilingual text in the language of the page."""
    return text.en(get_lang()) if text else ""


def pais(codigo: str) -> str:
    """PY → Paraguay / Paraguai."""
    return nombre_pais(codigo, get_lang())


def _locale(pais: str = "") -> str:
    """Return Babel's locale: the country's own, where Babel has one, for money and dates."""
    lang = get_lang()
    regional = {"AR", "BO", "CL", "CO", "CU", "EC", "MX", "PA", "PE", "PY", "UY", "VE"}
    return f"es_{pais}" if lang == "es" and pais in regional else LOCALES[lang]


def _zone() -> str:
    if has_request_context() and current_user and current_user.is_authenticated:
        return current_user.zona_horaria or DEFAULT_ZONE
    return DEFAULT_ZONE


def fecha(moment: datetime | date | None) -> str:
    """12 de marzo de 2027 / 12 de março de 2027, on the person's calendar."""
    if moment is None:
        return ""
    day = to_zone(moment, _zone()).date() if isinstance(moment, datetime) else moment
    return format_date(day, "d 'de' MMMM 'de' y", locale=LOCALES[get_lang()])


def fecha_hora(moment: datetime | None) -> str:
    """12 de marzo de 2027, 14:05 (Montevideo): with the zone, so that nobody guesses."""
    if moment is None:
        return ""
    zone = _zone()
    local = to_zone(moment, zone)
    return f"{fecha(moment)}, {local:%H:%M} ({nombre_zona(zone, get_lang())})"


def hora(moment: datetime) -> str:
    """10:42, on the person's clock."""
    return f"{to_zone(moment, _zone()):%H:%M}"


def lista(parts: Sequence[str]) -> str:
    """a, b y c · a, b e c."""
    return str(format_list(parts, locale=LOCALES[get_lang()]))


def numero(value: float | Decimal | None, decimals: int | None = None) -> str:
    """1.234,5 in both languages of the region, except where the locale says otherwise."""
    if value is None:
        return ""
    pattern = None if decimals is None else "#,##0." + "0" * decimals if decimals else "#,##0"
    return format_decimal(value, format=pattern, locale=_number_locale())


def dinero(value: float | Decimal | None, currency: str = "USD", pais: str = "") -> str:
    """Money by the locale of the language, or of a country."""
    return "" if value is None else format_currency(value, currency, locale=_number_locale(pais))


def porcentaje(value: float | Decimal | None) -> str:
    """0.056 → 5,6 % in Spanish, 5,6% in Portuguese."""
    pattern = "#,##0.##%" if get_lang() == "pt" else "#,##0.##\u00a0%"
    return "" if value is None else format_percent(value, pattern, locale=_number_locale())


def signos_numericos() -> tuple[str, str]:
    """Return the signs of decimals and of thousands for this person: ("," and ".")."""
    locale = _number_locale()
    return str(get_decimal_symbol(locale)), str(get_group_symbol(locale))


def _number_locale(pais: str = "") -> str:
    """Digits as the courses write them: comma for decimals, unless the person's country differs."""
    if not pais and has_request_context() and current_user and current_user.is_authenticated:
        pais = current_user.pais or ""
    return _locale(pais or ("UY" if get_lang() == "es" else ""))
