"""A person takes a place in a course."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from cursos.catalogo.models import Curso
from cursos.inscripciones.errors import CursoSinPublicarError
from cursos.inscripciones.models import Inscripcion, Origen
from cursos.inscripciones.queries import find_inscripcion, list_inscripciones
from cursos.inscripciones.services import inscribir, inscribir_varios
from plataforma.audit.models import AuditLine
from plataforma.db import db
from tests.factories.cursos import bi, make_curso

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plataforma.identidad.models import Usuario


def _count() -> int:
    return db.session.scalar(select(func.count(Inscripcion.id))) or 0


def test_a_person_gets_a_place_in_the_current_version(ana: Usuario) -> None:
    curso = make_curso()
    inscripcion = inscribir(ana, curso)
    assert inscripcion.version.es_actual
    assert inscripcion.origen == Origen.PROPIA
    assert find_inscripcion(ana.id, curso.id) is inscripcion


def test_enrolling_twice_gives_the_same_place_and_one_audit_line(ana: Usuario) -> None:
    curso = make_curso()
    assert inscribir(ana, curso) is inscribir(ana, curso)
    lines = db.session.scalars(select(AuditLine).where(AuditLine.accion == "inscripcion.crear"))
    assert len(lines.all()) == 1


def test_many_people_keep_their_order_and_the_places_they_have(
    ana: Usuario, carla: Usuario, elena: Usuario
) -> None:
    curso = make_curso()
    first = inscribir(carla, curso)
    places = inscribir_varios([ana, carla, elena, ana], curso, origen=Origen.COHORTE, actor=carla)
    assert [p.usuario_id for p in places] == [ana.id, carla.id, elena.id, ana.id]
    assert places[1] is first
    assert first.origen == Origen.PROPIA
    assert _count() == 3


def test_a_place_taken_meanwhile_is_found_again(
    ana: Usuario, carla: Usuario, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two clicks at once: the second finds nothing at first, and the constraint holds."""
    from cursos.inscripciones import services

    curso = make_curso()
    inscribir(ana, curso)
    real = services._held
    answers: Iterator[dict[int, Inscripcion]] = iter([{}])
    monkeypatch.setattr(services, "_held", lambda *a: next(answers, None) or real(*a))
    places = inscribir_varios([ana, carla], curso, origen=Origen.PROPIA, actor=None)
    assert [p.usuario_id for p in places] == [ana.id, carla.id]
    assert _count() == 2


def test_an_unpublished_course_takes_nobody(ana: Usuario) -> None:
    curso = Curso(slug="futuro", codigo="F1", titulo=bi("Futuro"), resumen=bi("Futuro"))
    db.session.add(curso)
    db.session.flush()
    with pytest.raises(CursoSinPublicarError):
        inscribir(ana, curso)


def test_places_are_listed_most_recently_used_first(ana: Usuario) -> None:
    old, new = inscribir(ana, make_curso()), inscribir(ana, make_curso())
    old.actividad_el, new.actividad_el = new.actividad_el, old.actividad_el
    db.session.flush()
    assert list_inscripciones(ana.id)[0].actividad_el >= list_inscripciones(ana.id)[1].actividad_el
