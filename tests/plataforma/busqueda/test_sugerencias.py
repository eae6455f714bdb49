"""A misspelling suggests the word that the pages have; a known word suggests nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plataforma.busqueda.queries import buscar
from plataforma.busqueda.sugerencias import distance
from tests.plataforma.busqueda.conftest import make_documento

if TYPE_CHECKING:
    from tests.plataforma.busqueda.conftest import Indexar


@pytest.mark.parametrize(
    ("texto", "idioma", "sugerencia"),
    [
        ("arancle", "es", "arancel"),
        ("preferensia", "es", "preferencia"),
        ("preferensia arancelaria", "es", "preferencia arancelaria"),
        ("la preferensia del prodcuto", "es", "la preferencia del producto"),
        ("sertificado de orijen", "es", "certificado de origen"),
        ("presidente arancle", "es", "presidente arancel"),
        ("certificasao", "pt", "certificação"),
        ("tarfiaria", "pt", "tarifárias"),
        ("preferênsia tarifaria", "pt", "preferência tarifaria"),
    ],
)
def test_a_misspelling_suggests(biblioteca: None, texto: str, idioma: str, sugerencia: str) -> None:
    assert buscar(texto, idioma).sugerencia == sugerencia


@pytest.mark.parametrize(
    "texto", ["arancel", "aranceles", "certificacion", "zzzzzz", "xy", "100", ""]
)
def test_nothing_is_suggested_without_need(biblioteca: None, texto: str) -> None:
    assert buscar(texto, "es").sugerencia is None


def test_only_the_first_unknown_words_are_put_right(biblioteca: None) -> None:
    found = buscar("arancle preferensia prodcuto orijen sertificado", "es").sugerencia

    assert found == "arancel preferencia producto origen sertificado"


def test_the_language_of_the_page_is_preferred(biblioteca: None) -> None:
    assert buscar("origemn", "es").sugerencia == "origen"
    assert buscar("origemn", "pt").sugerencia == "origem"


def test_the_commoner_word_is_preferred(indexar: Indexar) -> None:
    indexar(
        make_documento("1", "puerta"), make_documento("2", "puerto"), make_documento("3", "puerto")
    )

    assert buscar("puert", "es").sugerencia is None  # a known form of both
    assert buscar("puertx", "es").sugerencia == "puerto"


@pytest.mark.parametrize(
    ("a", "b", "mistakes"),
    [
        ("arancel", "arancel", 0),
        ("arancle", "arancel", 1),
        ("aransel", "arancel", 0.5),
        ("ora", "hora", 0.5),
        ("arrancel", "arancel", 0.5),
        ("arance", "arancel", 1),
        ("", "abc", 3),
        ("bino", "vino", 0.5),
        ("flete", "trute", 2.5),
    ],
)
def test_mistakes_are_counted_as_people_make_them(a: str, b: str, mistakes: float) -> None:
    assert distance(a, b) == mistakes
    assert distance(b, a) == mistakes
