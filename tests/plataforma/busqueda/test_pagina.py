"""The page: public, in both languages, with words for every outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.plataforma.busqueda.conftest import make_documento

if TYPE_CHECKING:
    from tests.client import CheckingClient
    from tests.plataforma.busqueda.conftest import Indexar


def page(client: CheckingClient, **query: str) -> str:
    response = client.get("/es/buscar", query_string=query)
    assert response.status_code == 200
    return " ".join(response.text.split())


def test_results_are_counted_grouped_and_marked(client: CheckingClient, biblioteca: None) -> None:
    text = page(client, q="aranceles")

    assert '<p class="buscador__cuenta" role="status">2 resultados para «aranceles».</p>' in text
    assert "El <mark>arancel</mark> que usted paga</a>" in text
    assert text.index(">Lecciones</h2>") < text.index(">Consultores</h2>")
    assert 'value="aranceles"' in text
    assert '<meta name="robots" content="noindex">' in text


def test_the_page_speaks_portuguese(client: CheckingClient, biblioteca: None) -> None:
    text = client.get("/pt/buscar?q=preferência tarifária").text

    assert "<mark>preferências tarifárias</mark>" in text
    assert "/pt/?de=curso:1" in text.replace("%3A", ":")


def test_a_result_in_the_other_language_says_so(client: CheckingClient, biblioteca: None) -> None:
    text = page(client, q="preferência tarifária")

    assert '<div class="resultado" lang="pt">' in text
    assert "En portugués" in text
    assert 'hreflang="pt"' in text


def test_a_misspelling_offers_a_link(client: CheckingClient, biblioteca: None) -> None:
    text = page(client, q="arancle")

    assert 'Quizás quiso decir: <a href="/es/buscar?q=arancel">arancel</a>' in text


def test_no_result_says_what_to_try(client: CheckingClient, biblioteca: None) -> None:
    text = page(client, q="zzzzzz")

    assert "Ningún resultado para «zzzzzz»." in text
    assert "Qué puede probar" in text
    assert "/es/ayuda/" in text
    assert "Acuerdos de ALADI y preferencias arancelarias" in text  # a course to start with


def test_some_of_the_words_is_said_so(client: CheckingClient, biblioteca: None) -> None:
    assert "Ninguna página tiene todas esas palabras" in page(client, q="arancel colchones")


def test_before_asking_there_are_examples_that_work(
    client: CheckingClient, biblioteca: None
) -> None:
    text = page(client)

    assert "/es/buscar?q=certificado+de+origen" in text
    assert "costos+de+env" not in text  # nothing in this library answers it
    assert 'role="status"' not in text.split("</main>")[0]


def test_one_kind_comes_by_pages(client: CheckingClient, indexar: Indexar) -> None:
    indexar(*(make_documento(f"l:{n}", f"Flete {n}") for n in range(13)))

    assert "Ver los 13 resultados: Lecciones" in page(client, q="flete")
    second = page(client, q="flete", tipo="leccion", pagina="2")
    assert "Página 2 de 2" in second
    assert "pagina=1" in second


@pytest.mark.parametrize(
    "query",
    [
        {"q": "arancel", "tipo": "cualquiera"},
        {"q": "arancel", "pagina": "muchas"},
        {"q": "arancel", "tipo": "leccion", "pagina": "-7"},
        {"q": "'\"<script>alert(1)</script>"},
        {"q": "\x00\x01"},
        {"q": "x" * 3000},
    ],
)
def test_whatever_the_address_says_there_is_a_page(
    client: CheckingClient, biblioteca: None, query: dict[str, str]
) -> None:
    assert "<script>alert" not in page(client, **query)


def test_nothing_indexed_is_still_a_page(client: CheckingClient, indexar: Indexar) -> None:
    indexar()

    assert "Ningún resultado" in page(client, q="arancel")
