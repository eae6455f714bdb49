"""What is kept of a person's learning leaves in the export and goes with the account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from cursos.aprendizaje.models import AvanceLeccion, RespuestaPractica
from cursos.catalogo.models import Pregunta
from cursos.cuestionarios.datos import erase_share, export_share
from cursos.cuestionarios.models import Intento
from cursos.cuestionarios.services import comenzar, guardar
from cursos.inscripciones.models import Inscripcion
from cursos.preguntas.tipos import TipoPregunta
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


def test_the_export_of_a_test_that_goes_on_tells_nothing_of_its_key(ana: Usuario) -> None:
    """A person may ask for their data in the middle of a test."""
    pair = {"clave": "a", "izquierda": {"es": "L", "pt": "L"}, "derecha": {"es": "R", "pt": "R"}}
    version = make_inscripcion(ana, make_curso("aranceles")).version
    for p in db.session.scalars(select(Pregunta).where(Pregunta.uso == "evaluacion")):
        p.tipo = TipoPregunta.EMPAREJAR
        p.datos = {
            "enunciado": p.datos["enunciado"],
            "pares": [{**pair, "comentario": {}}, {**pair, "clave": "b", "comentario": {}}],
            "sobran": [],
        }
    db.session.flush()
    intento = comenzar(ana, version)
    guardar(intento, intento.preguntas[0]["clave"], {"r.0": ["0"], "r.1": ["1"]})
    (shown,) = export_share(ana)["cursos"][0]["intentos"]
    assert {tuple(q) for q in shown["preguntas"]} == {("clave",)}
    assert [a["respuesta"] for a in shown["respuestas"]] == [["L → R;\nL → R"]]


def test_all_of_it_goes_with_the_account(ana: Usuario) -> None:
    learn(ana)
    erase_share(ana, True)
    for model in (Inscripcion, AvanceLeccion, Intento, RespuestaPractica):
        assert db.session.scalar(select(func.count()).select_from(model)) == 0
