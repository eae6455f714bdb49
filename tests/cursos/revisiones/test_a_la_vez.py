"""Presses at the same moment: one delivery, one decision, whatever the database."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from cursos.tareas.models import Entrega, EstadoEntrega, Tarea
from plataforma.db import db, transaction
from plataforma.email import Correo
from plataforma.permissions import Rol
from tests.cursos.credenciales.test_emitir_a_la_vez import own_app
from tests.cursos.cuestionarios.navegador import Navegador
from tests.cursos.tareas.test_entregar import FORM
from tests.factories.cursos import make_autor
from tests.factories.identidad import make_usuario
from tests.factories.tareas import make_curso_con_tarea, make_entrega

if TYPE_CHECKING:
    from flask import Flask

    from tests.cursos.cuestionarios.navegador import Navegador as Browser

__all__ = ["own_app"]


def send(sends: list[tuple[Browser, str, dict[str, str]]]) -> list[int]:
    with ThreadPoolExecutor(len(sends)) as pool:
        return list(pool.map(lambda s: s[0].send(s[1], s[2]).status_code, sends))


def test_a_sheet_handed_in_many_times_at_once_is_one_delivery(own_app: Flask) -> None:
    with transaction():
        make_curso_con_tarea("con-tarea")
        who = Navegador.de(own_app, make_usuario())
    form = FORM | {"accion": "entregar"}
    assert set(send([(who, "/es/cursos/con-tarea/tarea/", form)] * 8)) == {303}
    assert db.session.scalar(select(func.count(Entrega.id))) == 1
    assert db.session.scalar(select(func.count(Tarea.id))) == 1
    db.session.rollback()


def test_of_tutors_who_decide_at_once_one_wins_and_the_others_are_told(own_app: Flask) -> None:
    with transaction():
        curso = make_curso_con_tarea("con-tarea")
        tutors = [make_usuario(f"Tutora {n}", roles=(Rol.AUTOR,)) for n in range(4)]
        for tutor in tutors:
            make_autor(tutor, curso)
        entrega = make_entrega(make_usuario(), curso)
        browsers = [Navegador.de(own_app, tutor) for tutor in tutors]
        url = f"/es/autoria/con-tarea/tareas/{entrega.id}/"
    form = {"vista": "0", "decision": "aprobar", "n.cuenta": "bien", "n.fuente": "bien"}
    assert sorted(send([(b, url, form) for b in browsers])) == [303, 409, 409, 409]
    mails = select(func.count(Correo.id)).where(Correo.plantilla == "revisiones/email/revisada")
    assert db.session.scalar(mails) == 1
    assert db.session.scalar(select(Entrega.estado)) == EstadoEntrega.APROBADA
    db.session.rollback()
