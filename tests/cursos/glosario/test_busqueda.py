"""The search of the site finds terms in either language, and forgets what the glossary drops."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from cursos.glosario import busqueda, commands
from cursos.glosario.terminos import list_terminos
from plataforma.busqueda import buscar, reindex, request_differences
from plataforma.busqueda.documento import Tipo
from plataforma.busqueda.models import DocumentoBuscable
from plataforma.db import db
from plataforma.jobs.models import Job
from plataforma.jobs.services import run_due

if TYPE_CHECKING:
    from cursos.glosario.terminos import Termino
    from tests.client import CheckingClient


def found(text: str, lang: str = "es") -> list[str]:
    groups = buscar(text, lang).grupos
    return [h.clave for g in groups if g.tipo == Tipo.TERMINO for h in g.hallazgos]


def use(monkeypatch: pytest.MonkeyPatch, terms: list[Termino]) -> None:
    """The glossary of newer code."""
    monkeypatch.setattr(busqueda, "list_terminos", lambda: tuple(terms))
    commands.prepare()
    run_due()


def test_every_term_stands_in_the_index_in_both_languages() -> None:
    reindex()
    rows = db.session.scalars(select(DocumentoBuscable).where(DocumentoBuscable.tipo == "termino"))
    keys = {(row.clave, row.idioma) for row in rows}
    assert keys == {(f"termino:{t.clave}", lang) for t in list_terminos() for lang in ("es", "pt")}


@pytest.mark.parametrize(
    ("typed", "lang", "term"),
    [
        ("certificado de origen", "es", "certificado-origen"),
        ("frete", "es", "flete"),
        ("flete", "pt", "flete"),
        ("despachante", "pt", "despachante"),
        ("VUCE", "pt", "vuce"),
        ("TM80", "es", "tm80"),
        ("taller", "es", "oficina"),
        ("oficina", "pt", "oficina"),
        ("taller", "pt", "oficina"),
        ("escritório", "es", "oficina"),
    ],
)
def test_a_word_of_either_language_finds_its_term(typed: str, lang: str, term: str) -> None:
    reindex()
    assert f"termino:{term}" in found(typed, lang)


def test_each_way_to_write_a_term_is_said_once_whatever_its_capitals() -> None:
    bodies = {(d.clave, d.idioma): d.cuerpo for d in busqueda.documentos()}
    assert bodies["termino:flete", "pt"].endswith("\nFlete · fletes · fretes")
    for documento in busqueda.documentos():
        ways = documento.cuerpo.rpartition("\n")[2].casefold().split(" · ")
        assert len(set(ways)) == len(ways)
        assert documento.titulo.casefold() not in ways


def test_a_word_that_only_the_other_language_warns_of_finds_the_page_in_this_one() -> None:
    bodies = {(d.clave, d.idioma): d.cuerpo for d in busqueda.documentos()}
    for lang in ("es", "pt"):
        assert "apodo" in bodies["termino:apellido", lang]
        assert "cubagem" in bodies["termino:lista-empaque", lang]


def test_a_result_says_what_misleads() -> None:
    reindex()
    groups = buscar("pronto", "pt").grupos
    excerpts = [h.extracto for g in groups for h in g.hallazgos if h.clave == "termino:pronto"]
    assert "Falso cognato" in excerpts[0]


@pytest.mark.parametrize(("lang", "title"), [("es", "Transitario"), ("pt", "Agente de cargas")])
def test_the_result_leads_to_the_anchor_of_the_term(
    client: CheckingClient, lang: str, title: str
) -> None:
    reindex()
    page = client.get(f"/{lang}/buscar?q=transitario&tipo=termino").text
    assert f'href="/{lang}/glosario/#transitario"' in page
    assert title.split(maxsplit=1)[0] in page
    assert 'id="transitario"' in client.get(f"/{lang}/glosario/").text


def test_terms_that_newer_code_changes_drops_or_adds_are_brought_up_to_date(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reindex()
    first, second, *rest = list_terminos()
    gone = busqueda.search_key(second.clave)
    changed = first.model_copy(
        update={"texto": first.texto.model_copy(update={"es": "Cosa paparrucha."})}
    )
    added = first.model_copy(update={"clave": "nuevo-termino", "formas": None})
    use(monkeypatch, [changed, added, *rest])
    assert found("paparrucha") == [busqueda.search_key(first.clave)]
    assert "termino:nuevo-termino" in found(first.termino.es)
    stored = DocumentoBuscable.clave
    assert db.session.scalars(select(stored).where(stored == gone)).all() == []


def test_a_start_without_changes_asks_for_nothing() -> None:
    reindex()
    commands.prepare()
    assert db.session.scalars(select(Job)).all() == []


def test_an_index_that_is_still_empty_is_left_to_be_built_whole() -> None:
    assert request_differences(busqueda.FUENTE, Tipo.TERMINO) == 0
