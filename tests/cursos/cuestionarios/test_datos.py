"""What is kept of a person's learning leaves in the export and goes with the account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from cursos.aprendizaje.models import AvanceLeccion, RespuestaPractica
from cursos.cuestionarios.datos import erase_share, export_share
from cursos.cuestionarios.models import Intento
from cursos.cuestionarios.services import comenzar
from cursos.inscripciones.models import Inscripcion
from plataforma.db import db
from tests.factories.cursos import make_avances, make_curso, make_inscripcion

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario


def learn(persona: Usuario) -> None:
    place = make_inscripcion(persona, make_curso("aranceles"))
    make_avances(place, "leccion-1")
    comenzar(persona, place.version)
    answer = RespuestaPractica(
        usuario_id=persona.id, curso_id=place.curso_id, pregunta_clave="p1-0", respuesta=["a"]
    )
    db.session.add(answer)
    db.session.flush()


def test_the_export_holds_places_lessons_tries_and_practice(ana: Usuario) -> None:
    learn(ana)
    data = export_share(ana)
    (course,) = data["cursos"]
    assert course["curso"] == "aranceles"
    assert [done["leccion_clave"] for done in course["lecciones_hechas"]] == ["leccion-1"]
    assert len(course["intentos"]) == 1
    assert data["practica"][0]["respuesta"] == ["a"]


def test_all_of_it_goes_with_the_account(ana: Usuario) -> None:
    learn(ana)
    erase_share(ana, True)
    for model in (Inscripcion, AvanceLeccion, Intento, RespuestaPractica):
        assert db.session.scalar(select(func.count()).select_from(model)) == 0
