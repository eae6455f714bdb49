"""The catalogue: what is missing or wrong is found, and said."""

from __future__ import annotations

import pytest
from babel.messages.catalog import Catalog

from plataforma.mensajes import problems


def catalogue(**texts: str) -> Catalog:
    catalog = Catalog(locale="pt_BR")
    for key, text in texts.items():
        catalog.add(key.replace("_", " "), text)
    return catalog


WANTED = catalogue(Buscar="", Hola_mundo="")


def test_a_complete_catalogue_has_no_problem() -> None:
    assert problems(catalogue(Buscar="Buscar", Hola_mundo="Olá mundo"), WANTED) == []


@pytest.mark.parametrize(
    ("catalog", "problem"),
    [
        (catalogue(Buscar="Buscar"), "Hola mundo: is not in translations/pt: run make messages"),
        (catalogue(Buscar="Buscar", Hola_mundo=""), "Hola mundo: has no Portuguese"),
        (
            catalogue(Buscar="Buscar", Hola_mundo="Olá", Viejo="Velho"),
            "Viejo: no longer in the code",
        ),
    ],
)
def test_what_is_missing_or_left_over_is_said(catalog: Catalog, problem: str) -> None:
    assert problems(catalog, WANTED) == [problem]


def test_other_placeholders_are_found() -> None:
    wanted, have = Catalog(), Catalog(locale="pt_BR")
    wanted.add("Quedan %(n)d de %(total)d")
    have.add("Quedan %(n)d de %(total)d", "Restam %(n)d")
    assert problems(have, wanted) == [
        "Quedan %(n)d de %(total)d: has other placeholders in Portuguese"
    ]


def test_a_plural_needs_both_forms() -> None:
    wanted, have = Catalog(), Catalog(locale="pt_BR")
    wanted.add(("%(num)d curso", "%(num)d cursos"))
    have.add(("%(num)d curso", "%(num)d cursos"), ("%(num)d curso", ""))
    assert problems(have, wanted) == ["%(num)d curso: has no Portuguese"]


def test_a_fuzzy_text_is_found() -> None:
    have = catalogue(Buscar="Buscar", Hola_mundo="Olá mundo")
    have["Hola mundo"].flags.add("fuzzy")
    assert problems(have, WANTED) == ["Hola mundo: is marked fuzzy"]
