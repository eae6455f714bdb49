"""1,000 duplicated submissions at once: exactly one effect each, whatever the database."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from random import Random
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError

from cursos.credenciales.models import Credencial
from cursos.cuestionarios.models import Intento, RespuestaIntento
from cursos.inscripciones.models import Inscripcion
from plataforma.audit.models import AuditLine
from plataforma.db import db, transaction
from tests.cursos.credenciales.test_emitir_a_la_vez import own_app
from tests.cursos.cuestionarios.navegador import Navegador
from tests.factories.cursos import make_avances, make_curso, make_inscripcion
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flask import Flask

__all__ = ["own_app"]
THREADS = 8  # as many as the server has
PEOPLE = 20
QUESTIONS = 4
Envio = tuple[Navegador, str, dict[str, str]]


@pytest.fixture
def learners(own_app: Flask) -> list[Navegador]:
    """Twenty people who have read every lesson; the quiz is what they miss."""
    with transaction():
        curso = make_curso("aduana", banco=3)
        people = [make_usuario() for _ in range(PEOPLE)]
        for persona in people:
            make_avances(make_inscripcion(persona, curso), *(f"leccion-{n}" for n in range(1, 5)))
        return [Navegador.de(own_app, persona) for persona in people]


def send(envio: Envio) -> int:
    """Send until it is answered.

    On a busy machine SQLite gives up after its ten seconds of waiting; people press the button
    again, which makes one more duplicate.
    """
    who, path, form = envio
    for _ in range(9):
        try:
            return who.send(path, form).status_code
        except OperationalError:
            continue
    return 500


def at_once(sends: Iterable[Envio]) -> Counter[int]:
    """Send everything in a mixed order from many threads; return how it was answered."""
    mixed = list(sends)
    Random(7).shuffle(mixed)  # noqa: S311 — a test
    with ThreadPoolExecutor(THREADS) as pool:
        return Counter(pool.map(send, mixed))


def tries(learners: list[Navegador]) -> dict[Navegador, str]:
    """Return where each person's open try is: people and tries have the same order."""
    rows = db.session.execute(
        select(Intento.id).join(Intento.inscripcion).order_by(Inscripcion.usuario_id)
    ).scalars()
    found = {
        who: f"/es/cursos/aduana/evaluacion/{i}/" for who, i in zip(learners, rows, strict=True)
    }
    db.session.rollback()
    return found


def count(what: type[Intento | RespuestaIntento | Credencial]) -> int:
    return db.session.scalar(select(func.count(what.id))) or 0


def test_a_thousand_duplicated_submissions_have_one_effect_each(
    own_app: Flask, learners: list[Navegador]
) -> None:
    begun = at_once((who, "/es/cursos/aduana/evaluacion/", {}) for who in learners * 5)
    assert begun == {303: 100}
    place = tries(learners)
    saved = at_once(
        (who, f"{place[who]}{n}/", {"r": "a"})
        for who in learners * 9
        for n in range(1, QUESTIONS + 1)
    )
    assert saved == {303: 720}
    assert count(RespuestaIntento) == PEOPLE * QUESTIONS
    db.session.rollback()
    handed_in = at_once((who, f"{place[who]}entregar", {}) for who in learners * 9)
    assert handed_in == {303: 180}
    assert count(Intento) == count(Credencial) == PEOPLE
    assert count(RespuestaIntento) == PEOPLE * QUESTIONS
    acts = select(AuditLine.accion, func.count()).group_by(AuditLine.accion)
    audited = {accion: times for accion, times in db.session.execute(acts)}  # noqa: C416 — typed
    once = ("evaluacion.entregar", "inscripcion.completar", "credencial.emitida")
    assert {accion: audited[accion] for accion in once} == dict.fromkeys(once, PEOPLE)
    assert set(db.session.scalars(select(Intento.nota))) == {100}


def test_answers_that_meet_the_handing_in_count_or_are_refused_never_half(
    own_app: Flask, learners: list[Navegador]
) -> None:
    at_once((who, "/es/cursos/aduana/evaluacion/", {}) for who in learners)
    place = tries(learners)
    answers = [(who, f"{place[who]}{n}/", {"r": "a"}) for who in learners for n in (1, 2, 3, 4)]
    answered = at_once([*answers, *((who, f"{place[who]}entregar", {}) for who in learners)])
    assert set(answered) <= {303, 409}
    rows = db.session.execute(
        select(Intento.nota, func.sum(RespuestaIntento.puntos))
        .join(RespuestaIntento, RespuestaIntento.intento_id == Intento.id)
        .group_by(Intento.id, Intento.nota)
    ).all()
    assert len(rows) == PEOPLE
    assert all(nota == int(points) * 100 // QUESTIONS for nota, points in rows)
    given = select(func.count(RespuestaIntento.id)).where(RespuestaIntento.puntos == 1)
    assert db.session.scalar(given) == answered[303] - PEOPLE
