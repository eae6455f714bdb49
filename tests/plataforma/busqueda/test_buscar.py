"""What people type finds the right pages, on whichever engine the database brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete

from plataforma.busqueda import Tipo
from plataforma.busqueda.models import DocumentoBuscable
from plataforma.busqueda.queries import POR_GRUPO, POR_PAGINA, Resultados, buscar, find_claves
from plataforma.db import db
from tests.plataforma.busqueda.conftest import make_documento

if TYPE_CHECKING:
    from tests.plataforma.busqueda.conftest import Indexar


def keys(found: Resultados) -> set[str]:
    return {hit.clave for group in found.grupos for hit in group.hallazgos}


@pytest.mark.parametrize(
    ("texto", "idioma", "claves"),
    [
        ("arancel", "es", {"leccion:1", "consultor:1"}),
        ("aranceles", "es", {"leccion:1", "consultor:1"}),
        ("ARANCELES", "es", {"leccion:1", "consultor:1"}),
        ("preferencia arancelaria", "es", {"curso:1", "consultor:1"}),
        ("PREFERENCIAS  arancelarias", "es", {"curso:1", "consultor:1"}),
        ("preferência tarifária", "pt", {"curso:1", "consultor:1"}),
        ("preferencias tarifarias", "pt", {"curso:1", "consultor:1"}),
        ("certificação de origem", "pt", {"leccion:2", "curso:1", "consultor:1"}),
        ("certificacoes", "pt", {"leccion:2", "curso:1", "consultor:1"}),
        ("certificacion de origen", "es", {"leccion:2", "curso:1"}),
        ("diego", "pt", {"consultor:1"}),
    ],
)
def test_the_right_pages_are_found(
    biblioteca: None, texto: str, idioma: str, claves: set[str]
) -> None:
    found = buscar(texto, idioma)

    assert keys(found) == claves
    assert found.todas


def test_hits_are_marked_in_title_and_snippet(biblioteca: None) -> None:
    (group, _) = buscar("aranceles", "es").grupos

    assert group.hallazgos[0].titulo == "El <mark>arancel</mark> que usted paga"
    assert "<mark>arancel</mark> de 10 %" in group.hallazgos[0].extracto


def test_results_come_by_kind_in_a_fixed_order(biblioteca: None) -> None:
    found = buscar("preferencia", "es")

    assert [group.tipo for group in found.grupos] == [Tipo.CURSO, Tipo.CONSULTOR]
    assert found.totales == {"curso": 1, "consultor": 1}


def test_the_language_of_the_page_answers_first(biblioteca: None) -> None:
    languages = {h.idioma for g in buscar("certificado digital", "pt").grupos for h in g.hallazgos}

    assert languages == {"pt"}


def test_words_of_the_other_language_find_its_pages(biblioteca: None) -> None:
    found = buscar("preferência tarifária", "es")

    assert {h.idioma for g in found.grupos for h in g.hallazgos} == {"pt"}


def test_an_object_is_listed_once(biblioteca: None) -> None:
    found = buscar("aladi", "es")  # the same word in both languages

    assert [(h.clave, h.idioma) for g in found.grupos for h in g.hallazgos] == [("curso:1", "es")]


def test_the_title_counts_more_than_the_body(indexar: Indexar) -> None:
    indexar(
        make_documento("cuerpo", "Antes de embarcar", "El seguro cubre la carga. El seguro ayuda."),
        make_documento("titulo", "El seguro de la carga", "Antes de embarcar piense en todo esto."),
    )

    assert find_claves("seguro", "es", Tipo.LECCION) == ["titulo", "cuerpo"]


def test_the_form_that_was_typed_comes_first(indexar: Indexar) -> None:
    indexar(
        make_documento("costa", "La costa", "Puertos de la costa del Pacífico."),
        make_documento("costo", "El costo", "Cálculo del costo de un envío."),
    )

    assert find_claves("costo", "es", Tipo.LECCION) == ["costo", "costa"]
    assert find_claves("costa", "es", Tipo.LECCION) == ["costa", "costo"]


def test_without_a_page_with_every_word_some_words_do(biblioteca: None) -> None:
    found = buscar("arancel colchones", "es")

    assert not found.todas
    assert "leccion:1" in keys(found)


@pytest.mark.parametrize("texto", ["", "   ", "¿?", "para que", "' & | ! () :*"])
def test_a_question_without_words_finds_nothing(biblioteca: None, texto: str) -> None:
    assert buscar(texto, "es").total == 0


@pytest.mark.parametrize(
    "texto", ["arancel' | '=x", "arancel:* & !origen", 'ti"tulo:arancel', "\\"]
)
def test_operators_are_only_words(biblioteca: None, texto: str) -> None:
    buscar(texto, "es")


def test_a_very_long_question_is_cut(biblioteca: None) -> None:
    assert "leccion:1" in keys(buscar("arancel " * 5000, "es"))


def test_a_list_with_its_own_filters_asks_for_keys(biblioteca: None) -> None:
    claves = find_claves("arancel", "es", Tipo.CONSULTOR)

    assert claves == ["consultor:1"]
    assert find_claves("arancel", "es", Tipo.CONSULTOR, {"pais": "PY"}) == claves
    assert find_claves("arancel", "es", Tipo.CONSULTOR, {"pais": "BR"}) == []
    assert find_claves("arancel", "es", Tipo.CONSULTOR, {"area": "origen"}) == []
    assert find_claves("", "es", Tipo.CONSULTOR) == []


def test_a_document_that_is_gone_is_not_shown(biblioteca: None) -> None:
    db.session.execute(delete(DocumentoBuscable).where(DocumentoBuscable.clave == "leccion:1"))

    assert keys(buscar("arancel", "es")) == {"consultor:1"}


def test_one_kind_comes_by_pages(indexar: Indexar) -> None:
    indexar(*(make_documento(f"l:{n}", f"Flete {n}") for n in range(POR_PAGINA + 3)))

    everything = buscar("flete", "es")
    first, second = (buscar("flete", "es", tipo="leccion", pagina=n) for n in (1, 2))

    assert len(everything.grupos[0].hallazgos) == POR_GRUPO
    assert (first.total, first.paginas, len(first.grupos[0].hallazgos)) == (13, 2, POR_PAGINA)
    assert len(second.grupos[0].hallazgos) == 3
    assert not keys(first) & keys(second)
    assert buscar("flete", "es", tipo="leccion", pagina=99).pagina == 2


def test_the_filter_keeps_the_counts_of_every_kind(biblioteca: None) -> None:
    found = buscar("preferencia", "es", tipo="curso")

    assert keys(found) == {"curso:1"}
    assert found.totales == {"curso": 1, "consultor": 1}


def test_a_kind_without_results_is_empty(biblioteca: None) -> None:
    assert buscar("preferencia", "es", tipo="leccion").grupos == []
