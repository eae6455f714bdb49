"""How far people are, for one or for many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import event

from cursos.aprendizaje.queries import progreso_de
from cursos.aprendizaje.services import mudar
from plataforma.db import db
from tests.factories.cursos import make_avances, make_curso, make_inscripcion, make_version_actual
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario


def test_progress_counts_lessons_that_the_course_has(ana: Usuario) -> None:
    inscripcion = make_inscripcion(ana, make_curso())
    make_avances(inscripcion, "leccion-1", "leccion-3", "retirada")
    progreso = progreso_de([inscripcion.id])[inscripcion.id]
    assert (progreso.hechas, progreso.total) == (2, 4)


def test_progress_carries_over_to_a_new_version(ana: Usuario) -> None:
    curso = make_curso(lecciones=1)
    inscripcion = make_inscripcion(ana, curso)
    make_avances(inscripcion, "leccion-1")
    make_version_actual(curso, lecciones=3)
    progreso = progreso_de([inscripcion.id])[inscripcion.id]
    assert (progreso.hechas, progreso.total) == (1, 2)  # the version that she began
    assert mudar(inscripcion)
    progreso = progreso_de([inscripcion.id])[inscripcion.id]
    assert (progreso.hechas, progreso.total) == (1, 6)


def test_many_people_cost_three_statements() -> None:
    curso = make_curso()
    ids = [make_inscripcion(make_usuario(), curso).id for _ in range(30)]
    db.session.expire_all()
    statements: list[str] = []

    def note(_c: object, _u: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        found = progreso_de(ids)
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    assert len(found) == 30
    assert len([s for s in statements if s.startswith("SELECT")]) == 3


def test_nobody_costs_nothing() -> None:
    assert progreso_de([]) == {}
