"""A quiz with a time limit: the server's clock, and what happens when nobody comes back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine

from cursos.catalogo.queries import find_version_actual
from cursos.cuestionarios.ajustes import ajustar, prorrogar
from cursos.cuestionarios.errors import TiempoAgotadoError, YaEntregadoError
from cursos.cuestionarios.jobs import vencer
from cursos.cuestionarios.queries import situacion
from cursos.cuestionarios.services import comenzar, entregar, guardar
from plataforma.clock import now
from plataforma.db import db
from plataforma.jobs.services import run_due
from tests.factories.cursos import make_curso

if TYPE_CHECKING:
    from cursos.catalogo.models import VersionCurso
    from cursos.cuestionarios.models import Intento
    from cursos.inscripciones.models import Inscripcion
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

MINUTES = 20


@pytest.fixture
def version() -> VersionCurso:
    found = find_version_actual(make_curso("contra-reloj", banco=5).id)
    assert found is not None
    found.evaluacion = {**found.evaluacion, "limite_minutos": MINUTES}
    db.session.flush()
    return found


def later(minutes: float) -> time_machine.travel:
    return time_machine.travel(now() + timedelta(minutes=minutes), tick=False)


def address(intento: Intento) -> str:
    return f"/es/cursos/contra-reloj/evaluacion/{intento.id}/"


def test_a_try_ends_after_its_minutes(ana: Usuario, version: VersionCurso) -> None:
    intento = comenzar(ana, version)
    assert intento.vence_el == intento.iniciado_el + timedelta(minutes=MINUTES)


def test_without_a_limit_a_try_never_ends(ana: Usuario) -> None:
    free = find_version_actual(make_curso("libre").id)
    assert free is not None
    intento = comenzar(ana, free)
    with later(60 * 24 * 30):
        assert not intento.vencido
        guardar(intento, intento.preguntas[0]["clave"], {"r": ["a"]})


def test_an_answer_after_the_end_is_refused(ana: Usuario, version: VersionCurso) -> None:
    intento = comenzar(ana, version)
    guardar(intento, intento.preguntas[0]["clave"], {"r": ["a"]})
    with later(MINUTES + 0.01), pytest.raises(TiempoAgotadoError):
        guardar(intento, intento.preguntas[1]["clave"], {"r": ["a"]})


def test_nobody_comes_back_and_the_job_hands_it_in(ana: Usuario, version: VersionCurso) -> None:
    intento = comenzar(ana, version)
    guardar(intento, intento.preguntas[0]["clave"], {"r": ["a"]})
    run_due()
    assert intento.entregado_el is None
    with later(MINUTES + 1):
        run_due()
        db.session.refresh(intento)
        assert (intento.nota, intento.por_tiempo) == (25, True)
        assert intento.entregado_el == intento.vence_el


def test_the_job_leaves_a_try_that_got_more_time(
    ana: Usuario, bruno: Usuario, version: VersionCurso
) -> None:
    intento = comenzar(ana, version)
    prorrogar(bruno, intento, 15)
    with later(MINUTES + 1):
        vencer({"intento": intento.id})
        assert intento.entregado_el is None
    with later(MINUTES + 16):
        vencer({"intento": intento.id})
        assert intento.por_tiempo


def test_a_try_that_ended_gets_no_more_time(
    ana: Usuario, bruno: Usuario, version: VersionCurso
) -> None:
    intento = comenzar(ana, version)
    with later(MINUTES + 1), pytest.raises(YaEntregadoError):
        prorrogar(bruno, intento, 15)


def test_extra_time_holds_for_the_open_try_and_the_next(
    ana: Usuario, bruno: Usuario, version: VersionCurso
) -> None:
    intento = comenzar(ana, version)
    ajustar(bruno, intento.inscripcion, tiempo_extra=50, intentos_extra=0)
    assert intento.vence_el == intento.iniciado_el + timedelta(minutes=30)
    entregar(intento)
    second = comenzar(ana, version)
    assert second.vence_el == second.iniciado_el + timedelta(minutes=30)
    ajustar(bruno, intento.inscripcion, tiempo_extra=0, intentos_extra=0)
    assert second.vence_el == second.iniciado_el + timedelta(minutes=30)  # never less than it had


def test_extra_tries_are_added_to_the_rule(
    ana: Usuario, bruno: Usuario, version: VersionCurso
) -> None:
    for _ in range(2):
        entregar(comenzar(ana, version))
    inscripcion = comenzar_refused(ana, version)
    ajustar(bruno, inscripcion, tiempo_extra=0, intentos_extra=1)
    where = situacion(inscripcion, version)
    assert (where.quedan, where.permitidos, where.ajustado) == (1, 3, True)
    assert comenzar(ana, version).numero == 3


def comenzar_refused(ana: Usuario, version: VersionCurso) -> Inscripcion:
    from cursos.cuestionarios.errors import SinIntentosError
    from cursos.inscripciones.queries import find_inscripcion

    with pytest.raises(SinIntentosError):
        comenzar(ana, version)
    found = find_inscripcion(ana.id, version.curso_id)
    assert found is not None
    return found


def test_the_limit_is_said_beforehand(client: CheckingClient, version: VersionCurso) -> None:
    page = client.get("/es/cursos/contra-reloj/evaluacion/").text
    assert "20 minutos por intento" in page
    assert "falten 5 minutos" in page


def test_the_question_shows_the_servers_clock(
    client: CheckingClient, ana: Usuario, version: VersionCurso
) -> None:
    intento = comenzar(ana, version)
    with time_machine.travel(intento.iniciado_el + timedelta(minutes=8), tick=False):
        page = client.as_user(ana).get(f"{address(intento)}1/").text
    assert 'data-reloj="720"' in page
    assert "Quedan 1" in page


def test_a_late_answer_is_told_and_the_try_is_handed_in(
    client: CheckingClient, ana: Usuario, version: VersionCurso
) -> None:
    intento = comenzar(ana, version)
    client.as_user(ana).send(f"{address(intento)}1/", {"r": "a"})
    with later(MINUTES + 1):
        sent = client.send(f"{address(intento)}2/", {"r": "a"})
        assert sent.location == f"{address(intento)}resultado/"
        page = client.get(sent.location).text
    assert "llegó tarde y no cuenta" in page
    assert "cuando terminó el tiempo" in page
    assert intento.nota == 25


@pytest.mark.parametrize("page", ["1/", "revisar/", "resultado/"])
def test_whoever_looks_first_finds_it_handed_in(
    client: CheckingClient, ana: Usuario, version: VersionCurso, page: str
) -> None:
    intento = comenzar(ana, version)
    with later(MINUTES + 1):
        shown = client.as_user(ana).get(f"{address(intento)}{page}", follow_redirects=True)
    assert "cuando terminó el tiempo" in shown.text
    assert intento.por_tiempo


def test_the_rules_page_and_a_new_try_find_it_handed_in(
    client: CheckingClient, ana: Usuario, version: VersionCurso
) -> None:
    first = comenzar(ana, version)
    with later(MINUTES + 1):
        page = client.as_user(ana).get("/es/cursos/contra-reloj/evaluacion/").text
        assert "Seguir con mi intento" not in page
        assert comenzar(ana, version).numero == 2
    assert first.por_tiempo


def test_every_past_try_can_be_seen_again(
    client: CheckingClient, ana: Usuario, version: VersionCurso
) -> None:
    entregar(comenzar(ana, version))
    second = comenzar(ana, version)
    page = client.as_user(ana).get("/es/cursos/contra-reloj/evaluacion/intentos/").text
    assert "Intento 2" in page
    assert "Sin entregar" in page
    assert page.count("Ver las respuestas") == 1
    assert f"{second.id}/revisar/" in page
