"""Comparing up to three, and the filters as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from consultores.red.models import ConsultorSubtema
from plataforma.db import db
from tests.factories.consultores import make_consultor, make_postulado
from tests.factories.identidad import make_usuario
from tests.statements import counted

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

URL = "/es/consultores/"


@pytest.fixture
def cuatro(diego: Usuario) -> None:
    make_consultor(diego)
    for name in ("Joana Prates", "Rosa Peña", "Iván Arce"):
        make_consultor(make_usuario(name), nombre=name, areas=["LOG"], paises=["BR"])


def test_a_consultant_is_chosen_to_compare_by_a_link(client: CheckingClient, cuatro: None) -> None:
    page = client.get(f"{URL}?area=LOG").text
    assert 'href="/es/consultores/?area=LOG&amp;comparar=rosa-pena&amp;pagina=1"' in page


def test_the_choice_stays_with_the_filters(client: CheckingClient, cuatro: None) -> None:
    page = client.get(f"{URL}?area=LOG&pais=BR&comparar=rosa-pena").text
    assert '<input type="hidden" name="comparar" value="rosa-pena">' in page
    assert 'href="/es/consultores/?area=LOG&amp;comparar=rosa-pena"' in page  # without the country
    assert 'href="/es/consultores/filtros/?area=LOG&amp;pais=BR&amp;comparar=rosa-pena"' in page


def test_the_comparison_shows_who_was_chosen_side_by_side(
    client: CheckingClient, cuatro: None
) -> None:
    page = client.get(f"{URL}comparar/?comparar=diego-restrepo&comparar=rosa-pena").text
    assert '<th scope="col">Diego Restrepo</th><th scope="col">Rosa Peña</th>' in page
    assert 'data-label="Rosa Peña">Logística y transporte' in page


def test_three_at_most_are_compared(client: CheckingClient, cuatro: None) -> None:
    slugs = ("diego-restrepo", "rosa-pena", "joana-prates", "ivan-arce")
    query = "&".join(f"comparar={slug}" for slug in slugs)
    page = client.get(f"{URL}comparar/?{query}").text
    assert "Joana Prates" in page
    assert "Iván Arce" not in page
    assert ">Comparar<" not in client.get(f"{URL}?{query}").text


@pytest.mark.parametrize("slug", ["nadie", "%00", "x" * 200, "postulante"])
def test_who_is_not_public_is_not_compared(client: CheckingClient, slug: str) -> None:
    make_postulado(make_usuario("Postulante"), nombre="Postulante")
    assert "Nadie para comparar" in client.get(f"{URL}comparar/?comparar={slug}").text


def test_comparing_costs_the_same_for_one_and_for_three(
    client: CheckingClient, cuatro: None
) -> None:
    with counted() as one:
        client.get(f"{URL}comparar/?comparar=diego-restrepo")
    three = "comparar=diego-restrepo&comparar=rosa-pena&comparar=ivan-arce"
    with counted() as all_three:
        client.get(f"{URL}comparar/?{three}")
    assert len(all_three) == len(one)


def test_the_filters_are_a_page_that_counts(client: CheckingClient, cuatro: None) -> None:
    page = client.get(f"{URL}filtros/?area=LOG&q=origen").text
    assert "Entre quienes tienen «origen»" in page
    assert '<input type="hidden" name="q" value="origen">' in page
    assert 'value="LOG" checked' in page


def test_subtopics_are_offered_within_a_chosen_area(client: CheckingClient, diego: Usuario) -> None:
    make_consultor(diego).subtemas = [ConsultorSubtema(subtema="ORI-ATC")]
    db.session.flush()
    assert "Autocertificación" not in client.get(f"{URL}filtros/").text
    assert "Autocertificación" in client.get(f"{URL}filtros/?area=ORI").text


def test_a_subtopic_goes_with_its_area(client: CheckingClient, diego: Usuario) -> None:
    make_consultor(diego).subtemas = [ConsultorSubtema(subtema="ORI-ATC")]
    db.session.flush()
    page = client.get(f"{URL}?area=ORI&subtema=ORI-ATC&pais=PY").text
    assert 'href="/es/consultores/?pais=PY"' in page  # the chip of the area
    assert "1 consultor<" in client.get(f"{URL}?subtema=ORI-ATC").text  # dropped: no area


def test_one_of_two_values_of_a_list_can_be_taken_away(
    client: CheckingClient, cuatro: None
) -> None:
    page = client.get(f"{URL}?area=LOG&area=ORI").text
    assert "4 consultores" in page
    assert 'href="/es/consultores/?area=LOG"' in page
    assert 'href="/es/consultores/?area=ORI"' in page
