"""The last two things that a course asks, done at the same moment: it is completed all the same."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING

from cursos.aprendizaje.services import marcar_hecha
from cursos.catalogo.queries import find_version_actual
from cursos.cuestionarios.models import Intento
from cursos.cuestionarios.services import comenzar, entregar, guardar
from cursos.inscripciones.models import Inscripcion
from cursos.inscripciones.services import mejorar_nota
from cursos.inscripciones.version import leccion_de
from plataforma.db import db, transaction
from plataforma.identidad.models import Usuario
from tests.cursos.credenciales.test_emitir_a_la_vez import own_app
from tests.factories.cursos import make_avances, make_curso
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

__all__ = ["own_app"]
MEANWHILE = 0.5  # seconds that the second act has to run into the first


def prepare() -> tuple[int, int]:
    """Somebody who misses the last lesson, and has a test to hand in with all its answers."""
    with transaction():
        ana = make_usuario()
        version = find_version_actual(make_curso("curso-uno").id)
        assert version is not None
        intento = comenzar(ana, version)
        make_avances(intento.inscripcion, "leccion-1", "leccion-2", "leccion-3")
        for asked in intento.preguntas:
            guardar(intento, asked["clave"], {"r": ["a"]})
        return ana.id, intento.id


def at_once(app: Flask, first: Callable[[], object], second: Callable[[], object]) -> None:
    """Run both acts; the first commits while the second is under way."""
    begun = Event()

    def run_first() -> None:
        with app.test_request_context("/es/"), transaction():
            first()
            begun.set()
            time.sleep(MEANWHILE)

    def run_second() -> None:
        begun.wait(10)
        with app.test_request_context("/es/"), transaction():
            second()

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(run_first), pool.submit(run_second)]:
            done.result()


def test_the_last_lesson_and_the_test_at_once_complete_the_course(own_app: Flask) -> None:
    for turn in (1, -1):
        db.drop_all()
        db.create_all()
        ana, intento = prepare()

        def mark(ana: int = ana) -> None:
            persona = db.session.get_one(Usuario, ana)
            marcar_hecha(persona, leccion_de(persona, "curso-uno", "leccion-4"))

        def hand_in(intento: int = intento) -> None:
            entregar(db.session.get_one(Intento, intento))

        at_once(own_app, *[hand_in, mark][::turn])
        place = db.session.query(Inscripcion).populate_existing().one()
        assert place.aprobada_el is not None
        assert place.completada_el is not None, turn
        db.session.commit()


def test_a_mark_that_rises_elsewhere_at_once_is_not_lowered(own_app: Flask) -> None:
    prepare()

    def act(nota: int, *, late: bool) -> None:
        place = db.session.query(Inscripcion).one()
        if late:
            time.sleep(MEANWHILE / 5)
        mejorar_nota(place, nota, aprueba=False)
        db.session.flush()

    at_once(own_app, lambda: act(90, late=False), lambda: act(60, late=True))
    assert db.session.query(Inscripcion).populate_existing().one().mejor_nota == 90
