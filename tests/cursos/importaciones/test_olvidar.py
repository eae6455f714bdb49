"""Nothing of a list stays longer than it is needed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import time_machine
from sqlalchemy import func, select

from cursos.importaciones.confirmacion import confirmar
from cursos.importaciones.models import EstadoImportacion, FilaImportada
from plataforma import storage
from plataforma.clock import now
from plataforma.db import db
from plataforma.jobs.services import run_due
from tests.factories.cohortes import make_importacion, make_subida

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario


def rows() -> int:
    return db.session.scalar(select(func.count(FilaImportada.id))) or 0


def test_a_list_that_nobody_confirmed_is_gone_after_a_week(
    cohorte: Cohorte, carla: Usuario
) -> None:
    read, unread = make_importacion(cohorte, carla), make_subida(cohorte, carla)
    with time_machine.travel(now() + timedelta(days=6)):
        run_due()
        assert rows() == 40
        assert storage.get(unread.archivo)
    with time_machine.travel(now() + timedelta(days=7, minutes=1)):
        run_due()
    db.session.expire_all()
    assert rows() == 0
    for lista in (read, unread):
        assert (lista.estado, lista.hojas) == (EstadoImportacion.DESCARTADA, [])
        assert storage.get(lista.archivo) is None


def test_of_a_receipt_the_wrong_lines_stay_a_month(cohorte: Cohorte, carla: Usuario) -> None:
    lista = make_importacion(cohorte, carla)
    confirmar(lista.id, actor=carla)
    run_due()
    assert rows() == 2
    assert storage.get(lista.archivo) is None
    assert lista.hojas == []
    with time_machine.travel(now() + timedelta(days=29)):
        run_due()
        assert rows() == 2
    with time_machine.travel(now() + timedelta(days=30, minutes=1)):
        run_due()
    db.session.refresh(lista)
    assert (rows(), lista.recibo["error"]) == (0, 2)
