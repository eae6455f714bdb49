"""The index follows the pages: whole, one object at a time, and without leftovers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from plataforma.busqueda import count_documents, needs_reindex, register_source, request_update
from plataforma.busqueda.commands import reindex
from plataforma.busqueda.fuentes import UnknownSourceError, list_documents
from plataforma.busqueda.motor import current_motor
from plataforma.busqueda.queries import buscar
from plataforma.busqueda.services import RepeatedKeyError
from plataforma.db import db
from plataforma.jobs.models import EstadoJob, Job
from plataforma.jobs.services import run_due
from tests.plataforma.busqueda.conftest import BIBLIOTECA, make_documento

if TYPE_CHECKING:
    from flask import Flask

    from plataforma.busqueda import Documento
    from tests.plataforma.busqueda.conftest import Estante, Indexar


def found(texto: str, idioma: str = "es") -> list[tuple[str, str]]:
    groups = buscar(texto, idioma).grupos
    return sorted((h.clave, h.idioma) for g in groups for h in g.hallazgos)


def update(clave: str) -> None:
    request_update("estante", clave)
    db.session.commit()
    assert run_due() == 1


def test_reindexing_leaves_only_what_the_sources_have(indexar: Indexar) -> None:
    indexar(make_documento("1", "flete"), make_documento("2", "seguro"))
    indexar(make_documento("2", "seguro marítimo"))

    assert found("flete") == []
    assert found("maritimo") == [("2", "es")]
    assert count_documents() == 1


def test_a_new_page_is_found_after_its_job(estante: Estante) -> None:
    estante["nuevos"] = [make_documento("1", "Aduana")]
    assert found("aduana") == []

    update("1")

    assert found("aduana") == [("1", "es")]


def test_a_changed_page_is_found_by_its_new_words_only(estante: Estante, indexar: Indexar) -> None:
    indexar(make_documento("1", "flete"), make_documento("2", "seguro"))
    estante["todos"] = [make_documento("1", "embalaje"), make_documento("2", "seguro")]

    update("1")
    update("1")  # doing it twice changes nothing

    assert found("flete") == []
    assert found("embalaje") == [("1", "es")]
    assert found("seguro") == [("2", "es")]
    assert buscar("embalje", "es").sugerencia == "embalaje"


def test_a_page_that_is_gone_is_forgotten(estante: Estante, indexar: Indexar) -> None:
    indexar(make_documento("1", "flete"), make_documento("1", "frete", idioma="pt"))
    estante["todos"] = [make_documento("1", "flete")]
    update("1")
    assert found("frete", "pt") == []
    assert found("flete") == [("1", "es")]

    estante["todos"] = []
    update("1")

    assert found("flete") == []
    assert count_documents() == 0


def test_a_word_that_no_page_has_any_more_is_not_suggested(
    estante: Estante, indexar: Indexar
) -> None:
    indexar(make_documento("1", "embalaje"))
    estante["todos"] = []
    update("1")

    assert buscar("embalje", "es").sugerencia is None


def test_a_source_may_answer_for_one_object(estante: Estante) -> None:
    asked: list[str | None] = []

    def source(clave: str | None = None) -> list[Documento]:
        asked.append(clave)
        return [make_documento("7", "puerto"), make_documento("8", "barco")]

    register_source("propia", source)

    assert [d.clave for d in list_documents("propia", "7")] == ["7"]
    assert [d.clave for d in list_documents("propia")] == ["7", "8"]
    assert asked == ["7", None]


def test_an_unknown_source_is_named(estante: Estante) -> None:
    with pytest.raises(UnknownSourceError, match="nadie"):
        list_documents("nadie")


def test_two_pages_with_one_key_are_refused(indexar: Indexar) -> None:
    with pytest.raises(RepeatedKeyError, match="'1', 'es'"):
        indexar(make_documento("1", "flete"), make_documento("1", "seguro"))


def test_an_installation_without_index_is_noticed(estante: Estante, indexar: Indexar) -> None:
    assert needs_reindex()

    indexar(make_documento("1", "flete"))

    assert not needs_reindex()


def test_the_command_reports_how_many(app: Flask, estante: Estante) -> None:
    estante["todos"] = list(BIBLIOTECA)

    result = app.test_cli_runner().invoke(args=["busqueda", "reindexar"])

    assert result.output.startswith(f"{len(BIBLIOTECA)} documents indexed in ")


def test_building_the_index_does_what_was_asked_before_and_nothing_else(app: Flask) -> None:
    """What is asked while the pages are read may not be in them: it stays."""
    shelf: list[Documento] = []

    def read() -> list[Documento]:
        if not shelf:
            shelf.append(make_documento("1", "flete"))
            request_update("lento", "2")
        return shelf

    kept = app.extensions["fuentes_de_busqueda"]
    app.extensions["fuentes_de_busqueda"] = {}
    try:
        register_source("lento", read)
        request_update("lento", "1")
        db.session.commit()
        reindex()
    finally:
        app.extensions["fuentes_de_busqueda"] = kept
        current_motor().replace_all([])

    asked = db.session.scalars(select(Job.payload).where(Job.estado == EstadoJob.PENDIENTE)).all()
    assert [payload["clave"] for payload in asked] == ["2"]
