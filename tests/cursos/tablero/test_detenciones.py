"""Where people stop, and which questions a cohort misses together."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from cursos.catalogo.queries import find_version_actual
from cursos.cohortes.alcance import de_toda
from cursos.cohortes.queries import Situacion
from cursos.cuestionarios.models import Intento, RespuestaIntento
from cursos.tablero.paradas import ENOUGH, contar_paradas, list_falladas
from plataforma.clock import now
from plataforma.db import db
from tests.cursos.tablero.gente import BASE, learner
from tests.factories.cohortes import make_cohorte
from tests.factories.cursos import make_version_actual

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte, Participante
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion
    from tests.client import CheckingClient

LONG_AGO = timedelta(days=9)


def stuck(cohorte: Cohorte, nombre: str, lecciones: int) -> Participante:
    return learner(cohorte, nombre, lecciones, actividad_el=now() - LONG_AGO, mejor_nota=40)


def answer(participante: Participante, puntos: float, pregunta: str = "p1-1") -> None:
    """Let somebody hand in a try with one answer."""
    place = participante.inscripcion
    assert place is not None
    intento = Intento(
        inscripcion_id=place.id,
        version_id=place.version_id,
        numero=1,
        preguntas=[{"clave": pregunta}],
        entregado_el=now(),
        nota=int(100 * puntos),
    )
    db.session.add(intento)
    db.session.flush()
    db.session.add(
        RespuestaIntento(
            intento_id=intento.id, pregunta_clave=pregunta, respuesta=["b"], puntos=puntos
        )
    )
    db.session.flush()


def test_people_are_counted_by_what_they_have_before_them(cohorte: Cohorte) -> None:
    for n, lecciones in enumerate((0, 1, 1, 4)):
        stuck(cohorte, f"Persona {n}", lecciones)
    learner(cohorte, "En curso", 1)
    found = contar_paradas(de_toda(cohorte), Situacion.DETENIDO)
    assert [(str(d.parada)[0], d.parada.clave, d.personas) for d in found] == [
        ("l", "leccion-1", 1),
        ("l", "leccion-2", 2),
        ("e", "", 1),
    ]


def test_a_lesson_is_one_place_in_every_version_of_the_course(cohorte: Cohorte) -> None:
    stuck(cohorte, "Antes", 1)
    make_version_actual(cohorte.curso)
    stuck(cohorte, "Después", 1)
    (found,) = contar_paradas(de_toda(cohorte), Situacion.DETENIDO)
    assert found.personas == 2


def test_another_cohort_is_not_counted(cohorte: Cohorte, camara: Organizacion) -> None:
    stuck(make_cohorte(camara, "Otra", curso=cohorte.curso), "Ajena", 1)
    assert contar_paradas(de_toda(cohorte), Situacion.DETENIDO) == []


def test_a_question_is_shown_when_enough_people_answered_it(cohorte: Cohorte) -> None:
    for n in range(ENOUGH - 1):
        answer(learner(cohorte, f"Persona {n}"), 0)
    assert list_falladas(de_toda(cohorte)) == []
    answer(learner(cohorte, "Una más"), 1)
    (found,) = list_falladas(de_toda(cohorte))
    assert (found.pregunta.clave, found.fallos, found.respuestas) == ("p1-1", ENOUGH - 1, ENOUGH)


def test_a_question_that_everybody_knows_is_not_shown(cohorte: Cohorte) -> None:
    for n in range(ENOUGH):
        answer(learner(cohorte, f"Persona {n}"), 1)
    assert list_falladas(de_toda(cohorte)) == []


def test_the_page_leads_to_the_people_the_lesson_and_the_guide(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    version = find_version_actual(cohorte.curso_id)
    assert version is not None
    version.datos = version.datos | {"guia": True}
    person = stuck(cohorte, "Dora", 1)
    answer(person, 0)
    for n in range(ENOUGH):
        answer(learner(cohorte, f"Persona {n}"), n % 2)
    page = client.as_user(carla).get(f"{BASE}/{cohorte.id}/detenciones/").text
    assert f"donde=l{cohorte.curso_id}:leccion-2" in page
    assert f'href="/es/cursos/{cohorte.curso.slug}/leccion-2/"' in page
    assert '/guia/"' in page
    assert "¿Pregunta 1-1?" in page
    assert "4 de 6 respuestas" in page
    assert "Dora" not in page
