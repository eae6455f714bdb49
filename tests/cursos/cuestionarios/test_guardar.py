"""Saving one answer: what it costs, and what is refused without losing anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from cursos.catalogo.queries import find_version_actual
from cursos.cuestionarios.errors import PreguntaAjenaError
from cursos.cuestionarios.models import RespuestaIntento
from cursos.cuestionarios.queries import list_respuestas
from cursos.cuestionarios.services import comenzar, entregar, guardar
from plataforma.db import db
from tests.factories.cursos import make_curso, make_version
from tests.statements import counted

if TYPE_CHECKING:
    from cursos.cuestionarios.models import Intento
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

MOST = 4  # statements


@pytest.fixture
def intento(ana: Usuario) -> Intento:
    version = find_version_actual(make_curso("aduana", banco=5).id)
    assert version is not None
    found = comenzar(ana, version)
    db.session.commit()
    return found


def address(intento: Intento, n: int = 1) -> str:
    return f"/es/cursos/aduana/evaluacion/{intento.id}/{n}/"


@pytest.mark.parametrize("before", [[], ["b"]])
def test_an_answer_is_saved_in_four_statements(
    client: CheckingClient, ana: Usuario, intento: Intento, before: list[str]
) -> None:
    client.as_user(ana)
    if before:
        client.send(address(intento), {"r": before})
    token, here = client.csrf_token(), address(intento)
    db.session.expire_all()
    with counted() as sent:
        answer = client.post(here, data={"r": "a", "csrf_token": token})
    assert answer.location == address(intento, 2)
    assert len(sent) <= MOST, "\n".join(sent)
    assert list_respuestas(intento.id)[intento.preguntas[0]["clave"]].respuesta == ["a"]


def test_a_double_click_and_two_tabs_leave_the_last_answer(
    client: CheckingClient, ana: Usuario, intento: Intento
) -> None:
    client.as_user(ana)
    for answer in ("a", "a", "b"):
        assert client.send(address(intento), {"r": answer}).status_code == 303
    assert db.session.scalars(select(RespuestaIntento)).one().respuesta == ["b"]


def test_a_question_that_was_not_drawn_is_refused(ana: Usuario, intento: Intento) -> None:
    drawn = {q["clave"] for q in intento.preguntas}
    other = next(f"p1-{n}" for n in range(1, 6) if f"p1-{n}" not in drawn)
    with pytest.raises(PreguntaAjenaError):
        guardar(intento, other, {"r": ["a"]})
    assert not list_respuestas(intento.id)


@pytest.mark.parametrize("n", [0, 5, 99])
def test_a_number_beyond_the_questions_is_nowhere(
    client: CheckingClient, ana: Usuario, intento: Intento, n: int
) -> None:
    assert client.as_user(ana).send(address(intento, n), {"r": "a"}).status_code == 404


def test_somebody_elses_try_does_not_exist(
    client: CheckingClient, fabian: Usuario, intento: Intento
) -> None:
    assert client.as_user(fabian).send(address(intento), {"r": "a"}).status_code == 404
    assert not list_respuestas(intento.id)


def test_after_handing_in_the_answer_is_refused_with_the_reason(
    client: CheckingClient, ana: Usuario, intento: Intento
) -> None:
    entregar(intento)
    db.session.commit()
    sent = client.as_user(ana).send(address(intento), {"r": "a"})
    assert sent.status_code == 409
    assert "ya se entregó" in sent.text
    assert list_respuestas(intento.id)[intento.preguntas[0]["clave"]].respuesta == []


def test_a_try_on_an_older_version_is_answered_as_it_was_drawn(
    client: CheckingClient, ana: Usuario, intento: Intento
) -> None:
    intento.version.es_actual = False
    db.session.flush()
    make_version(intento.version.curso, numero=2, banco=0).es_actual = True
    db.session.commit()
    client.as_user(ana)
    for n in range(1, 5):
        assert client.send(address(intento, n), {"r": "a"}).status_code == 303
    client.send(f"{address(intento).removesuffix('1/')}entregar")
    db.session.refresh(intento)
    assert intento.nota == 100
