"""What completes a course: shown beforehand, judged after each act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from cursos.aprendizaje.services import marcar_hecha, revisar_cierre
from cursos.catalogo import cierre
from cursos.catalogo.cierre import Requisito
from cursos.catalogo.models import Leccion
from cursos.catalogo.queries import find_version_actual
from cursos.credenciales.queries import list_of
from plataforma.clock import now
from plataforma.db import db
from tests.factories.cursos import make_avances, make_curso, make_inscripcion

if TYPE_CHECKING:
    from cursos.catalogo.models import Curso, VersionCurso
    from cursos.inscripciones.models import Inscripcion
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

ALL = ("leccion-1", "leccion-2", "leccion-3", "leccion-4")


def course(**rules: str) -> Curso:
    curso = make_curso("aduana")
    version = find_version_actual(curso.id)
    assert version is not None
    version.datos = version.datos | {"cierre": rules}
    if rules.get("evaluacion") == "no":
        version.evaluacion = {}
    db.session.flush()
    return curso


@pytest.fixture
def delivered(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A worksheet package that answers what the test says."""
    state: dict[str, Any] = {"hecho": False}

    def judge(_version: VersionCurso, _inscripcion: Inscripcion | None) -> Requisito:
        return Requisito(nombre="Hoja", texto="Entregue la hoja.", detalle="borrador", **state)

    monkeypatch.setitem(cierre._jueces, "tarea", judge)
    return state


def test_a_course_without_a_quiz_is_completed_by_its_lessons(ana: Usuario) -> None:
    inscripcion = make_inscripcion(ana, course(evaluacion="no"))
    make_avances(inscripcion, *ALL[:3])
    last = db.session.scalars(select(Leccion).where(Leccion.clave == ALL[3])).one()
    marcar_hecha(ana, last)
    assert inscripcion.completada_el is not None
    assert len(list_of(ana.id)) == 1


def test_lessons_alone_do_not_complete_a_course_with_a_quiz(ana: Usuario) -> None:
    inscripcion = make_inscripcion(ana, course())
    make_avances(inscripcion, *ALL)
    assert not revisar_cierre(inscripcion)
    inscripcion.aprobada_el = now()
    assert revisar_cierre(inscripcion)
    assert not revisar_cierre(inscripcion)  # once


def test_a_worksheet_counts_when_its_package_says_so(
    ana: Usuario, delivered: dict[str, Any]
) -> None:
    inscripcion = make_inscripcion(ana, course(evaluacion="no", tarea="aprobada"))
    make_avances(inscripcion, *ALL)
    assert not revisar_cierre(inscripcion)
    delivered["hecho"] = True
    assert revisar_cierre(inscripcion)


def test_a_rule_that_nobody_judges_is_not_met(
    ana: Usuario, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cierre, "_jueces", {})
    inscripcion = make_inscripcion(ana, course(evaluacion="no", tarea="entregada"))
    make_avances(inscripcion, *ALL)
    assert not revisar_cierre(inscripcion)


def test_the_course_page_shows_the_list_beforehand(
    client: CheckingClient, ana: Usuario, delivered: dict[str, Any]
) -> None:
    curso = course(tarea="entregada")
    page = client.get("/es/cursos/aduana/").text.split('id="cierre"')[1]
    for words in ("Lea las 4 lecciones", "4 preguntas, 70", "Entregue la hoja."):
        assert words in page
    assert "Por hacer" not in page  # a visitor has nothing to begin here
    make_avances(make_inscripcion(ana, curso), *ALL)
    page = client.as_user(ana).get("/es/cursos/aduana/").text.split('id="cierre"')[1]
    assert "Hecho" in page
    assert "borrador" in page


def test_a_course_without_a_quiz_has_no_page_of_it(client: CheckingClient, ana: Usuario) -> None:
    inscripcion = make_inscripcion(ana, course(evaluacion="no", tarea="entregada"))
    client.as_user(ana)
    assert client.get("/es/cursos/aduana/evaluacion/").status_code == 404
    assert "valuación final" not in client.get("/es/cursos/aduana/").text
    assert "Volver al curso" in client.get("/es/cursos/aduana/leccion-4/").text
    make_avances(inscripcion, *ALL)
    assert client.get("/es/cursos/aduana/continuar/").location == "/es/cursos/aduana/tarea/"


def test_the_next_step_after_the_lessons_is_what_is_missing(
    client: CheckingClient, ana: Usuario
) -> None:
    make_avances(make_inscripcion(ana, course()), *ALL)
    answer = client.as_user(ana).get("/pt/cursos/aduana/continuar/")
    assert answer.location == "/pt/cursos/aduana/evaluacion/"
