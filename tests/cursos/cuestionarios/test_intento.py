"""Beginning, answering and handing in a try."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine

from cursos.catalogo.queries import find_version_actual
from cursos.cuestionarios.errors import SinIntentosError, YaAprobadaError, YaEntregadoError
from cursos.cuestionarios.queries import list_respuestas, situacion
from cursos.cuestionarios.services import comenzar, entregar, guardar
from cursos.inscripciones.queries import find_inscripcion
from cursos.preguntas.errors import NumeroIlegibleError, RespuestaIncompletaError
from plataforma.clock import now
from plataforma.db import db
from tests.factories.cursos import make_avances, make_curso, publish_minimo

if TYPE_CHECKING:
    from cursos.catalogo.models import VersionCurso
    from cursos.cuestionarios.models import Intento
    from plataforma.identidad.models import Usuario


@pytest.fixture
def version() -> VersionCurso:
    found = find_version_actual(make_curso("aduana", banco=5).id)
    assert found is not None
    return found


def answer(intento: Intento, *, right: int) -> Intento:
    """Answer every question, `right` of them rightly, and hand in."""
    for n, drawn in enumerate(intento.preguntas):
        guardar(intento, drawn["clave"], {"r": ["a" if n < right else "b"]})
    assert entregar(intento)
    return intento


def test_beginning_enrols_and_draws(ana: Usuario, version: VersionCurso) -> None:
    intento = comenzar(ana, version)
    assert len(intento.preguntas) == 4
    assert find_inscripcion(ana.id, version.curso_id) is not None
    assert all(sorted(q["opciones"]) == ["a", "b", "c"] for q in intento.preguntas)


def test_beginning_again_goes_on_with_the_open_try(ana: Usuario, version: VersionCurso) -> None:
    assert comenzar(ana, version) is comenzar(ana, version)


def test_a_pass_is_seventy_per_cent(ana: Usuario, carla: Usuario, version: VersionCurso) -> None:
    failed, passed = comenzar(ana, version), comenzar(carla, version)
    assert (answer(failed, right=2).nota, failed.aprobado) == (50, False)
    assert (answer(passed, right=3).nota, passed.aprobado) == (75, True)
    assert passed.inscripcion.mejor_nota == 75
    assert passed.inscripcion.aprobada_el is not None


def test_a_pass_with_all_lessons_done_completes(ana: Usuario, version: VersionCurso) -> None:
    intento = comenzar(ana, version)
    make_avances(intento.inscripcion, *(f"leccion-{n}" for n in range(1, 5)))
    answer(intento, right=4)
    assert intento.inscripcion.completada_el is not None


def test_a_pass_with_lessons_pending_does_not_complete(ana: Usuario, version: VersionCurso) -> None:
    intento = comenzar(ana, version)
    make_avances(intento.inscripcion, "leccion-1")
    answer(intento, right=4)
    assert intento.inscripcion.completada_el is None


def test_the_next_try_asks_other_questions(ana: Usuario, version: VersionCurso) -> None:
    first = answer(comenzar(ana, version), right=0)
    second = comenzar(ana, version)
    assert second.numero == 2
    asked = {q["clave"] for q in first.preguntas}
    assert asked.isdisjoint(q["clave"] for q in second.preguntas)


def test_two_tries_in_a_day_and_the_hour_of_the_next(ana: Usuario, version: VersionCurso) -> None:
    start = now()
    with time_machine.travel(start, tick=False):
        answer(comenzar(ana, version), right=0)
    with time_machine.travel(start + timedelta(hours=3), tick=False):
        answer(comenzar(ana, version), right=0)
    with time_machine.travel(start + timedelta(hours=23), tick=False):
        where = situacion(find_inscripcion(ana.id, version.curso_id), version)
        assert (where.quedan, where.abre_el) == (0, start + timedelta(hours=24))
        with pytest.raises(SinIntentosError) as refused:
            comenzar(ana, version)
        assert "El próximo se abre el" in str(refused.value)
    with time_machine.travel(start + timedelta(hours=24, seconds=1), tick=False):
        assert comenzar(ana, version).numero == 3


def test_who_passed_needs_no_other_try(ana: Usuario, version: VersionCurso) -> None:
    answer(comenzar(ana, version), right=4)
    with pytest.raises(YaAprobadaError):
        comenzar(ana, version)


def test_an_answer_can_be_changed_until_handed_in(ana: Usuario, version: VersionCurso) -> None:
    intento = comenzar(ana, version)
    clave = intento.preguntas[0]["clave"]
    guardar(intento, clave, {"r": ["b"]})
    guardar(intento, clave, {"r": ["a"]})
    assert list_respuestas(intento.id)[clave].respuesta == ["a"]
    entregar(intento)
    assert intento.nota == 25
    with pytest.raises(YaEntregadoError):
        guardar(intento, clave, {"r": ["b"]})


def test_handing_in_twice_has_one_effect(ana: Usuario, version: VersionCurso) -> None:
    intento = answer(comenzar(ana, version), right=4)
    moment = intento.entregado_el
    assert not entregar(intento)
    assert intento.entregado_el == moment


@pytest.mark.parametrize("answer_", [[], ["a", "b"], ["zz"], [""]])
def test_an_incomplete_answer_is_not_saved(
    ana: Usuario, version: VersionCurso, answer_: list[str]
) -> None:
    intento = comenzar(ana, version)
    with pytest.raises(RespuestaIncompletaError):
        guardar(intento, intento.preguntas[0]["clave"], {"r": answer_})
    assert list_respuestas(intento.id) == {}


def test_a_try_stays_on_the_version_that_it_was_drawn_from(ana: Usuario) -> None:
    from tests.factories.cursos import make_version

    curso = make_curso("viejo")
    version = find_version_actual(curso.id)
    assert version is not None
    intento = comenzar(ana, version)
    version.es_actual = False
    db.session.flush()
    make_version(curso, numero=2, banco=0).es_actual = True
    db.session.flush()
    assert answer(intento, right=4).nota == 100


def test_a_number_must_be_a_number(ana: Usuario) -> None:
    version = find_version_actual(publish_minimo().id)
    assert version is not None
    intento = comenzar(ana, version)
    intento.preguntas = [{"clave": "moneda-5", "opciones": []}]
    db.session.flush()
    with pytest.raises(NumeroIlegibleError):
        guardar(intento, "moneda-5", {"r": ["siete"]})
    guardar(intento, "moneda-5", {"r": ["7,50 USD"]})
    entregar(intento)
    assert intento.nota == 100
