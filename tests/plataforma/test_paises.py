"""The list of countries."""

from __future__ import annotations

from zoneinfo import available_timezones

import phonenumbers
import pytest

from plataforma.paises import OTRO, PAISES, nombre_pais, opciones_pais, opciones_zona, zona_de


def test_there_are_thirteen_and_another() -> None:
    assert len(PAISES) == 13
    assert opciones_pais("pt")[-1] == (OTRO, "Outro país")
    assert len(opciones_pais("es")) == 14
    assert len(opciones_pais("es", otro=False)) == 13


@pytest.mark.parametrize("codigo", PAISES)
def test_zones_and_prefixes_are_those_of_the_world_s_registers(codigo: str) -> None:
    pais = PAISES[codigo]
    assert set(pais.zonas) <= available_timezones()
    assert pais.prefijo == f"+{phonenumbers.country_code_for_region(codigo)}"


def test_names_follow_the_language() -> None:
    assert nombre_pais("PY", "pt") == "Paraguai"
    assert nombre_pais("FR", "es") == "FR"


def test_a_country_outside_has_no_zone_of_its_own() -> None:
    assert zona_de(OTRO) == ""
    assert zona_de("BO") == "America/La_Paz"


def test_places_are_in_order() -> None:
    names = [name for _, name in opciones_zona("pt")]
    assert names == sorted(names)
