"""The clock and people at the same moment: one of them is first, and nothing happens twice."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from threading import Barrier, Thread
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from consultores.pasos import admision, ofertas
from consultores.reloj.services import mirar
from consultores.solicitudes.errors import YaLaTomoOtraError, YaNoEsSuyaError
from consultores.solicitudes.estados import Acto, Estado
from consultores.solicitudes.models import Respuesta, Solicitud
from plataforma.clock import at
from plataforma.db import db, transaction
from plataforma.email import Correo
from plataforma.identidad.models import Usuario
from tests.a_la_vez import apart, at_once
from tests.factories.consultores import make_borrador, make_consultor, make_solicitud
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from flask import Flask

    from config import Settings

pytestmark = pytest.mark.real_database


@pytest.fixture(scope="module")
def aparte(
    settings: Settings,
    make_database: Callable[[str], str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Flask]:
    """An application over a database of its own, where commits are real."""
    place = tmp_path_factory.mktemp("a-la-vez-reloj")
    with apart(settings, make_database("a_la_vez_reloj"), place) as app:
        yield app


def accept(request_id: int, usuario_id: int, moment: datetime | None = None) -> None:
    persona = db.session.get_one(Usuario, usuario_id)
    if moment is None:
        ofertas.aceptar(db.session.get_one(Solicitud, request_id), actor=persona)
        return
    with at(moment):
        ofertas.aceptar(db.session.get_one(Solicitud, request_id), actor=persona)


def test_of_two_consultants_at_once_one_owns_it_and_the_other_reads_so(aparte: Flask) -> None:
    with aparte.app_context(), transaction():
        for n in range(2):
            make_consultor(make_usuario(), nombre=f"Uno de dos {n}")
        ana = make_usuario()
        request = make_borrador(ana)
        admision.enviar(request, actor=ana)
        asked = [a.consultor.usuario_id for a in request.ofertas]
        request_id = request.id
    assert len(asked) >= 2
    takes = [partial(accept, request_id, who or 0) for who in asked]
    assert at_once(aparte, *takes) == [YaLaTomoOtraError.__name__] * (len(asked) - 1)
    with aparte.app_context():
        request = db.session.get_one(Solicitud, request_id)
        assert request.consultor is not None
        assert request.consultor.usuario_id in asked
        answers = sorted(a.respuesta for a in request.asignaciones)
        assert answers == [Respuesta.ACEPTADA, *[Respuesta.TOMADA] * (len(asked) - 1)]
        assert "Otra persona aceptó" in str(YaLaTomoOtraError())


def test_an_acceptance_and_the_end_of_its_time_at_once_leave_one_of_them(aparte: Flask) -> None:
    with aparte.app_context(), transaction():
        consultor = make_consultor(nombre="Justo a tiempo")
        request = make_solicitud(make_usuario(), consultor)
        ids = (request.id, consultor.usuario_id or 0)
        end = request.limite_el
        assert end is not None

    def expire() -> None:
        request = db.session.get_one(Solicitud, ids[0])
        with at(end):
            ofertas.vencer(request)

    refused = at_once(aparte, lambda: accept(*ids, end), expire)
    with aparte.app_context():
        request = db.session.get_one(Solicitud, ids[0])
        acts = [m.acto for m in request.movimientos]
        assert (Acto.ACEPTAR in acts) != (Acto.VENCER in acts)
        assert len(refused) == 1
        if request.estado == Estado.ACEPTADA:
            assert [a.respuesta for a in request.asignaciones] == [Respuesta.ACEPTADA]
        else:
            assert refused == [YaNoEsSuyaError.__name__]


def test_the_job_on_two_machines_at_once_does_each_thing_once(aparte: Flask) -> None:
    with aparte.app_context(), transaction():
        consultor = make_consultor(nombre="Con mucho trabajo")
        consultor.cupo = 50
        db.session.flush()
        requests = [make_solicitud(make_usuario(), consultor, "entregada") for _ in range(6)]
        ids = [r.id for r in requests]
        readers = [r.solicitante.correo for r in requests]
        remind, end = requests[0].proximo_el, requests[0].limite_el
        assert remind is not None
        assert end is not None
    for moment in (remind, end, end + timedelta(days=1)):
        at_once_looking(aparte, moment)
    with aparte.app_context():
        told = select(func.count()).where(Correo.para.in_(readers), Correo.asunto.contains("sirve"))
        assert db.session.scalar(told) == len(ids)
        for request_id in ids:
            request = db.session.get_one(Solicitud, request_id)
            assert request.estado == Estado.CERRADA
            assert [m.acto for m in request.movimientos].count(Acto.CERRAR) == 1


def test_one_that_somebody_holds_keeps_nobody_waiting(aparte: Flask) -> None:
    with aparte.app_context(), transaction():
        consultor = make_consultor(nombre="Con dos entregas")
        requests = [make_solicitud(make_usuario(), consultor, "entregada") for _ in range(2)]
        ids = [r.id for r in requests]
        end = requests[0].limite_el
        assert end is not None
    with aparte.app_context():
        row = select(Solicitud.id).where(Solicitud.id == ids[0]).with_for_update()
        with db.engine.begin() as somebody:
            somebody.execute(row)
            with at(end):
                mirar()
            assert db.session.get_one(Solicitud, ids[1]).estado == Estado.CERRADA
        with at(end):
            mirar()
        acts = [m.acto for m in db.session.get_one(Solicitud, ids[0]).movimientos]
        assert acts.count(Acto.CERRAR) == 1


def at_once_looking(app: Flask, moment: datetime) -> None:
    """Let two machines look at the same moment."""
    barrier = Barrier(2)

    def look() -> None:
        with app.app_context(), at(moment):
            barrier.wait()
            mirar()

    machines = [Thread(target=look) for _ in range(2)]
    for machine in machines:
        machine.start()
    for machine in machines:
        machine.join()
