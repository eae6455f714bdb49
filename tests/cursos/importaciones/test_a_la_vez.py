"""Two clicks, two tabs, two browsers: each person once, whatever the database."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from cursos.cohortes.models import Cohorte, Participante
from cursos.importaciones.confirmacion import confirmar
from cursos.importaciones.models import Importacion
from plataforma.db import db, transaction
from plataforma.identidad.models import Usuario
from tests.cursos.credenciales.test_emitir_a_la_vez import own_app
from tests.factories.cohortes import make_cohorte, make_importacion
from tests.factories.identidad import make_organizacion, make_usuario

if TYPE_CHECKING:
    from flask import Flask

__all__ = ["own_app"]
THREADS = 6


def confirm_all(app: Flask, ids: list[int], actor: int) -> list[int]:
    """Confirm each list in a thread of its own; return how many people each one enrolled."""

    def confirm(importacion: int) -> int:
        with app.app_context(), transaction():
            persona = db.session.get_one(Usuario, actor)
            recibo = confirmar(importacion, actor=persona).recibo
            return int(recibo["cuenta"] + recibo["correo"] + recibo["telefono"])

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(confirm, ids))


def prepare(times: int) -> tuple[list[int], int]:
    """Keep the same list `times` times; return the ids of the lists and of their manager."""
    with transaction():
        cohorte: Cohorte = make_cohorte(make_organizacion())
        carla = make_usuario("Carla")
        make_usuario("Persona 0", correo="persona0@correo.com")
        listas = [make_importacion(cohorte, carla) for _ in range(times)]
        return [lista.id for lista in listas], carla.id


def people() -> int:
    return db.session.scalar(select(func.count(Participante.id))) or 0


def test_the_same_button_pressed_at_once_enrols_once(own_app: Flask) -> None:
    (lista,), carla = prepare(1)
    assert confirm_all(own_app, [lista] * THREADS, carla) == [38] * THREADS
    assert people() == 38


def test_the_same_list_from_many_tabs_at_once_enrols_once(own_app: Flask) -> None:
    listas, carla = prepare(THREADS)
    assert sorted(confirm_all(own_app, listas, carla)) == [0] * (THREADS - 1) + [38]
    assert people() == 38
    confirmed = select(func.count(Importacion.id)).where(Importacion.confirmada_el.is_not(None))
    assert db.session.scalar(confirmed) == THREADS
