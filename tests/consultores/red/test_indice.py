"""The directory in memory says what the rows say, whoever wrote them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, update

from consultores.red import busqueda
from consultores.red.busqueda import Filtros
from consultores.red.models import Consultor, ConsultorArea
from consultores.red.models_directorio import FilaDirectorio
from plataforma.clock import at, now
from plataforma.db import db
from plataforma.texto import TextoBilingue
from tests.factories.consultores import make_consultor, make_solicitud
from tests.factories.identidad import make_usuario
from tests.statements import counted

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario


def found(q: str = "") -> list[str]:
    return [c.nombre for c in busqueda.buscar(Filtros(q=q), q).pagina.filas]


def test_a_search_after_nothing_changed_asks_as_often_whatever_was_read(diego: Usuario) -> None:
    make_consultor(diego)
    found()
    with counted() as few:
        found()
    make_consultor(make_usuario("Rosa Peña"), nombre="Rosa Peña")
    found()
    with counted() as more:
        found()
    assert len(few) == len(more)


def test_what_another_process_writes_is_found(diego: Usuario) -> None:
    consultor = make_consultor(diego)
    assert found() == ["Diego Restrepo"]
    hidden = update(FilaDirectorio).where(FilaDirectorio.consultor_id == consultor.id)
    db.session.execute(hidden.values(visible_hasta=None, revision=7))
    assert found() == []


def test_a_row_that_is_deleted_in_the_database_is_gone(diego: Usuario) -> None:
    consultor = make_consultor(diego)
    make_consultor(make_usuario("Rosa Peña"), nombre="Rosa Peña")
    assert len(found()) == 2
    db.session.execute(delete(Consultor).where(Consultor.id == consultor.id))
    assert found() == ["Rosa Peña"]


def test_what_is_rolled_back_was_never_there(diego: Usuario) -> None:
    make_consultor(diego)
    found()
    with db.session.begin_nested() as change:
        make_consultor(make_usuario("Rosa Peña"), nombre="Rosa Peña")
        assert len(found()) == 2
        change.rollback()
    assert found() == ["Diego Restrepo"]


def test_a_word_that_comes_or_goes_is_known(diego: Usuario) -> None:
    consultor = make_consultor(diego)
    assert found("quinua") == []
    consultor.resumen = TextoBilingue("Quinua", "Quinoa")
    db.session.flush()
    assert found("quinua") == ["Diego Restrepo"]
    consultor.resumen = TextoBilingue("Café", "Café")
    db.session.flush()
    assert found("quinua") == []


def test_an_area_taken_away_is_no_choice_any_more(diego: Usuario) -> None:
    consultor = make_consultor(diego)
    consultor.areas = [ConsultorArea(area="LOG")]
    db.session.flush()
    assert busqueda.contar(Filtros(), "").facetas["area"] == {"LOG": 1}


def test_who_has_no_room_any_more_is_not_available(ana: Usuario, diego: Usuario) -> None:
    consultor = make_consultor(diego)
    consultor.cupo = 1
    db.session.flush()
    free = Filtros(disponible=("ahora",))
    assert busqueda.contar(free, "").total == 1
    make_solicitud(ana, consultor, "en_curso")
    assert busqueda.contar(free, "").total == 0


def test_who_runs_out_leaves_at_that_moment_and_not_before(diego: Usuario) -> None:
    end = now() + timedelta(hours=2)
    make_consultor(diego).vence_el = end
    db.session.flush()
    assert found() == ["Diego Restrepo"]
    with at(end):
        assert found() == []
    assert found() == ["Diego Restrepo"]
