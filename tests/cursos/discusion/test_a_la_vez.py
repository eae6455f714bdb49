"""Two taps, two tabs, two phones: each act once, whatever the database."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from cursos.catalogo.models import Curso
from cursos.discusion import services
from cursos.discusion.models import Aporte, Duda, MeSirvio
from cursos.novedades.models import Novedad
from cursos.novedades.services import anunciar
from plataforma.db import db, transaction
from plataforma.identidad.models import Usuario
from plataforma.jobs.models import Job
from tests.cursos.credenciales.test_emitir_a_la_vez import own_app
from tests.factories.cursos import make_autor, make_curso
from tests.factories.discusion import escrito, make_duda, make_respuesta
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

    from plataforma.db import Model

__all__ = ["own_app"]
TIMES, THREADS = 40, 8


@pytest.fixture
def ids(own_app: Flask) -> dict[str, int]:
    """A course, a question of one person, two answers of another."""
    with transaction():
        curso, ana, bruno = make_curso("costos"), make_usuario("Ana"), make_usuario("Bruno")
        make_autor(bruno, curso)
        duda = make_duda(curso, ana)
        answers = [make_respuesta(duda, bruno).id for _ in range(2)]
        return {
            "curso": curso.id,
            "duda": duda.id,
            "ana": ana.id,
            "uno": answers[0],
            "dos": answers[1],
        }


def at_once(app: Flask, act: Callable[[int], object]) -> None:
    """Do the act TIMES times, each in a transaction of its own."""

    def one(number: int) -> None:
        with app.app_context(), transaction():
            act(number)

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(one, range(TIMES)))


def count(model: type[Model]) -> int:
    db.session.rollback()  # look anew
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_the_same_question_is_asked_once(own_app: Flask, ids: dict[str, int]) -> None:
    sent = escrito()
    before = count(Duda), count(Aporte), count(Job)

    def ask(_number: int) -> None:
        curso, ana = (
            db.session.get_one(Curso, ids["curso"]),
            db.session.get_one(Usuario, ids["ana"]),
        )
        services.preguntar(curso, "leccion-1", actor=ana, escrito=sent)

    at_once(own_app, ask)
    assert (count(Duda), count(Aporte), count(Job)) == tuple(n + 1 for n in before)


def test_the_same_answer_is_given_once(own_app: Flask, ids: dict[str, int]) -> None:
    sent, before = escrito(), count(Aporte)

    def answer(_number: int) -> None:
        duda, ana = db.session.get_one(Duda, ids["duda"]), db.session.get_one(Usuario, ids["ana"])
        services.responder(duda, actor=ana, escrito=sent)

    at_once(own_app, answer)
    assert count(Aporte) == before + 1


def test_it_helped_counts_once_and_one_answer_is_accepted(
    own_app: Flask, ids: dict[str, int]
) -> None:
    def say(number: int) -> None:
        ana = db.session.get_one(Usuario, ids["ana"])
        aporte = db.session.get_one(Aporte, ids["uno" if number % 2 else "dos"])
        services.marcar_util(aporte, actor=ana, si=True)
        services.aceptar(aporte, actor=ana, si=True)

    at_once(own_app, say)
    assert count(MeSirvio) == 2
    accepted = select(func.count(Aporte.id)).where(Aporte.aceptado_el.is_not(None))
    assert db.session.scalar(accepted) == 1


def test_two_runners_note_a_text_once(own_app: Flask, ids: dict[str, int]) -> None:
    def tell(_number: int) -> None:
        anunciar(ids["uno"])

    at_once(own_app, tell)
    assert count(Novedad) == 1  # Ana; Bruno wrote it
    jobs = select(func.count(Job.id)).where(Job.nombre == "novedades.resumir")
    assert db.session.scalar(jobs) == 1
