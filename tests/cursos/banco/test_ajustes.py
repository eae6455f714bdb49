"""More time or more tries for one person, given by an author or an administrator."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from cursos.catalogo.queries import find_version_actual
from cursos.cuestionarios.models import AjusteEvaluacion
from cursos.cuestionarios.services import comenzar
from plataforma.audit.models import AuditLine
from plataforma.db import db
from tests.factories.cursos import make_autor, make_curso, make_inscripcion

if TYPE_CHECKING:
    from cursos.catalogo.models import Curso
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

PAGE = "/es/autoria/aduana/preguntas/ajustes/"


@pytest.fixture
def curso(ana: Usuario, bruno: Usuario) -> Curso:
    """Bruno's course, with Ana in it."""
    curso = make_curso("aduana", banco=5)
    make_autor(bruno, curso)
    make_inscripcion(ana, curso)
    return curso


def given(**changes: str) -> dict[str, str]:
    return {"correo": "ana@escala.test", "tiempo_extra": "50", "intentos_extra": "1"} | changes


def test_an_author_gives_more_time(client: CheckingClient, bruno: Usuario, curso: Curso) -> None:
    client.as_user(bruno)
    assert "Nadie tiene ajustes" in client.get(PAGE).text
    assert client.send(PAGE, given(correo=" ANA@escala.test ")).location == PAGE
    page = client.get(PAGE).text
    assert "Ana Benítez" in page
    assert "50\xa0%" in page
    audited = db.session.scalars(select(AuditLine).where(AuditLine.accion == "evaluacion.ajustar"))
    assert audited.one().datos == {"tiempo_extra": 50, "intentos_extra": 1}


def test_a_second_time_replaces_and_zero_takes_it_away(
    client: CheckingClient, bruno: Usuario, curso: Curso
) -> None:
    client.as_user(bruno)
    client.send(PAGE, given())
    client.send(PAGE, given(tiempo_extra="0", intentos_extra="0"))
    assert db.session.scalars(select(AjusteEvaluacion)).one().tiempo_extra == 0
    assert "Nadie tiene ajustes" in client.get(PAGE).text


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"correo": "nadie@escala.test"}, "Ninguna persona de este curso"),
        ({"correo": "fabian@escala.test"}, "Ninguna persona de este curso"),
        ({"tiempo_extra": "101"}, "entre 0 y 100"),
        ({"tiempo_extra": "mucho"}, "Escriba un número entero"),
        ({"intentos_extra": "-1"}, "entre 0 y 10"),
    ],
)
def test_what_makes_no_sense_is_told(
    client: CheckingClient,
    bruno: Usuario,
    fabian: Usuario,
    curso: Curso,
    changes: dict[str, str],
    said: str,
) -> None:
    sent = client.as_user(bruno).send(PAGE, given(**changes))
    assert sent.status_code == 422
    assert said in sent.text
    assert db.session.scalar(select(AjusteEvaluacion)) is None


def test_minutes_more_for_a_try_under_way(
    client: CheckingClient, ana: Usuario, bruno: Usuario, curso: Curso
) -> None:
    version = find_version_actual(curso.id)
    assert version is not None
    version.evaluacion = {**version.evaluacion, "limite_minutos": 20}
    intento = comenzar(ana, version)
    before = intento.vence_el
    assert before is not None
    assert "Dar 15 minutos más" in client.as_user(bruno).get(PAGE).text
    client.send(f"{PAGE}{intento.id}/prorroga")
    db.session.refresh(intento)
    assert intento.vence_el is not None
    assert (intento.vence_el - before).total_seconds() == 900


def test_the_author_of_another_course_finds_nothing(
    client: CheckingClient, bruno: Usuario, curso: Curso
) -> None:
    make_curso("ajeno")
    assert client.as_user(bruno).get("/es/autoria/ajeno/preguntas/ajustes/").status_code == 404
