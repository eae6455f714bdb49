"""One seat, many hands: nobody takes two, and two never take one."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from cursos.cohortes.codigo import abrir, codigo_de
from cursos.cohortes.models import Cohorte, EstadoParticipante, Participante
from cursos.cohortes.services import retirar
from cursos.inscripciones.models import Inscripcion
from cursos.invitaciones.errors import SinLugarError
from cursos.invitaciones.unirse import Datos, unirse
from plataforma.db import db, transaction
from plataforma.identidad.models import Usuario
from tests.cursos.credenciales.test_emitir_a_la_vez import own_app
from tests.factories.cohortes import make_cohorte, make_participante
from tests.factories.identidad import make_organizacion, make_usuario

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

__all__ = ["own_app"]
THREADS = 6
ESPERA, INSCRITO = EstadoParticipante.EN_ESPERA, EstadoParticipante.INSCRITO


def at_once(app: Flask, acts: list[Callable[[], object]]) -> list[object]:
    """Run each act in a thread and a transaction of its own."""

    def run(act: Callable[[], object]) -> object:
        with app.app_context(), transaction():
            return act()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(run, acts))


def count(estado: EstadoParticipante) -> int:
    found = select(func.count(Participante.id)).where(Participante.estado == estado)
    return db.session.scalar(found) or 0


def open_cohort(cupo: int) -> tuple[int, str, list[int]]:
    """Open a cohort by code; return it, the code and the people who read the poster."""
    with transaction():
        cohorte: Cohorte = make_cohorte(make_organizacion(), cupo=cupo)
        people = [make_usuario(f"Persona {n}") for n in range(THREADS)]
        abrir(cohorte, cohorte.cierre, actor=people[0])
        return cohorte.id, codigo_de(cohorte), [p.id for p in people]


def join(codigo: str, usuario: int) -> str:
    persona = db.session.get_one(Usuario, usuario)
    said = Datos(empresa="", pais="UY")
    try:
        return unirse(codigo, persona, said).estado
    except SinLugarError:
        return unirse(codigo, persona, said, en_espera=True).estado


def test_six_people_for_one_seat(own_app: Flask) -> None:
    _cohorte, codigo, people = open_cohort(1)
    at_once(own_app, [lambda p=p: join(codigo, p) for p in people])  # type: ignore[misc]
    assert (count(INSCRITO), count(ESPERA)) == (1, THREADS - 1)


def test_one_person_in_six_tabs(own_app: Flask) -> None:
    _cohorte, codigo, people = open_cohort(40)
    at_once(own_app, [lambda: join(codigo, people[0])] * THREADS)
    assert count(INSCRITO) == 1
    assert db.session.scalar(select(func.count(Inscripcion.id))) == 1


def test_a_withdrawal_pressed_six_times_frees_one_seat(own_app: Flask) -> None:
    cohorte, _codigo, people = open_cohort(1)
    with transaction():
        row = db.session.get_one(Cohorte, cohorte)
        luz = make_participante(row).id
        for n in range(3):
            make_participante(row, f"Espera {n}", estado=ESPERA)

    def withdraw() -> None:
        carla = db.session.get_one(Usuario, people[0])
        retirar(db.session.get_one(Participante, luz), actor=carla)

    at_once(own_app, [withdraw] * THREADS)
    assert (count(EstadoParticipante.PENDIENTE), count(ESPERA)) == (1, 2)
