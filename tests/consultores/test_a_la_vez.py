"""Two clicks, two tabs or two people at the same moment: one act, the other a sentence."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from consultores.acreditacion.decisiones import postular
from consultores.acreditacion.models import Postulacion
from consultores.pasos import admision, marcha, ofertas
from consultores.postulaciones.borradores import guardar
from consultores.red.models import Consultor
from consultores.revision import tramite
from consultores.solicitudes import borradores
from consultores.solicitudes.errors import ConsultorNoDisponibleError
from consultores.solicitudes.estados import ActoImposibleError, Estado
from consultores.solicitudes.models import Solicitud
from plataforma.db import db, transaction
from plataforma.identidad.models import Usuario
from tests.a_la_vez import apart, at_once
from tests.factories.acreditacion import make_enviada
from tests.factories.consultores import ficha, make_borrador, make_consultor, make_solicitud
from tests.factories.identidad import make_usuario
from tests.statements import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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
    place = tmp_path_factory.mktemp("a-la-vez")
    with apart(settings, make_database("a_la_vez"), place) as app:
        yield app


def loaded(solicitud_id: int, usuario_id: int) -> tuple[Solicitud, Usuario]:
    found, person = db.session.get(Solicitud, solicitud_id), db.session.get(Usuario, usuario_id)
    assert found is not None
    assert person is not None
    return found, person


def test_accepting_twice_at_once_is_accepted_once(aparte: Flask) -> None:
    with aparte.app_context(), transaction():
        consultor = make_consultor()
        request = make_solicitud(make_usuario(), consultor)
        assert consultor.usuario_id is not None
        ids = (request.id, consultor.usuario_id)

    def accept() -> None:
        solicitud, persona = loaded(*ids)
        ofertas.aceptar(solicitud, actor=persona)

    assert at_once(aparte, accept, accept) == [ActoImposibleError.__name__]
    with aparte.app_context():
        request, _persona = loaded(*ids)
        assert request.estado == Estado.ACEPTADA
        assert [str(m.acto) for m in request.movimientos].count("aceptar") == 1


def test_two_firms_do_not_take_the_last_place(aparte: Flask) -> None:
    with aparte.app_context(), transaction():
        consultor = make_consultor()
        consultor.cupo = 1
        drafts = [make_borrador(make_usuario(), consultor) for _ in range(2)]
        pairs = [(d.id, d.solicitante_id) for d in drafts]

    def send(ids: tuple[int, int]) -> None:
        solicitud, persona = loaded(*ids)
        admision.enviar(solicitud, actor=persona)

    refused = at_once(aparte, lambda: send(pairs[0]), lambda: send(pairs[1]))
    assert refused == [ConsultorNoDisponibleError.__name__]


def test_a_cancellation_and_an_acceptance_at_once_leave_one_of_them(aparte: Flask) -> None:
    with aparte.app_context(), transaction():
        consultor = make_consultor()
        request = make_solicitud(make_usuario(), consultor)
        firm = (request.id, request.solicitante_id)
        assert consultor.usuario_id is not None
        answerer = (request.id, consultor.usuario_id)

    def accept() -> None:
        solicitud, persona = loaded(*answerer)
        ofertas.aceptar(solicitud, actor=persona)

    def cancel() -> None:
        solicitud, persona = loaded(*firm)
        marcha.cancelar(solicitud, actor=persona, motivo="Resuelto.")

    refused = at_once(aparte, accept, cancel)
    with aparte.app_context():
        request, _persona = loaded(*firm)
        # Accepted first and then cancelled is fine; cancelled first refuses the acceptance.
        assert request.estado == Estado.CANCELADA
        assert refused in ([], [ActoImposibleError.__name__])


def test_the_first_step_sent_twice_at_once_makes_one_draft(aparte: Flask) -> None:
    with aparte.app_context(), transaction():
        person_id = make_usuario().id

    def begin() -> None:
        person = db.session.get(Usuario, person_id)
        assert person is not None
        borradores.empezar_borrador(person, intento="doble", tipo="SOL-ACU")

    assert at_once(aparte, begin, begin) == []
    with aparte.app_context():
        assert db.session.query(Solicitud).filter_by(solicitante_id=person_id).count() == 1


def test_namesakes_who_apply_at_once_get_an_address_each(aparte: Flask) -> None:
    with aparte.app_context(), transaction():
        people = [make_usuario().id for _ in range(4)]

    def apply(usuario_id: int) -> None:
        postular(db.session.get_one(Usuario, usuario_id), ficha(nombre="Luz Mar"))

    assert at_once(aparte, *(partial(apply, p) for p in people)) == []
    with aparte.app_context():
        found = db.session.scalars(
            select(Consultor.slug).where(Consultor.usuario_id.in_(people)).order_by(Consultor.slug)
        ).all()
    assert found == ["luz-mar", "luz-mar-2", "luz-mar-3", "luz-mar-4"]


def test_two_decisions_at_once_about_one_application_leave_one(aparte: Flask) -> None:
    with aparte.app_context(), transaction():
        sent_id, decider_id = make_enviada(make_usuario()).id, make_usuario().id

    def ask() -> tuple[Postulacion, Usuario]:
        sent = db.session.get_one(Postulacion, sent_id)
        return sent, db.session.get_one(Usuario, decider_id)

    def grant() -> None:
        sent, decider = ask()
        tramite.aceptar(sent, tramite.Resolucion(nivel="N2", areas=["ADU"]), actor=decider)

    def refuse() -> None:
        sent, decider = ask()
        tramite.rechazar(sent, "otro", "No alcanza.", actor=decider)

    assert at_once(aparte, grant, refuse) == ["YaResueltaError"]


def test_two_first_sections_at_once_open_one_draft(aparte: Flask) -> None:
    with aparte.app_context(), transaction():
        person_id = make_usuario().id

    def save(section: str, data: dict[str, list[str]]) -> None:
        guardar(db.session.get_one(Usuario, person_id), section, data, 0)

    first = partial(save, "areas", {"areas": ["ADU"]})
    second = partial(save, "subtemas", {"subtemas": ["ADU-DES"]})
    assert at_once(aparte, first, second) == []
    with aparte.app_context():
        found = db.session.query(Postulacion).filter_by(usuario_id=person_id).one()
        assert found.seccion("areas") == {"areas": ["ADU"]}
        assert found.seccion("subtemas") == {"subtemas": ["ADU-DES"]}


def test_who_holds_a_consultant_has_taken_the_turn_of_the_chain_before(
    ana: Usuario, consultor: Consultor
) -> None:
    """Else an offer that changes the consultant and this one would wait for each other."""
    if db.engine.dialect.name == "sqlite":
        return  # one writer at a time: nobody waits for a row
    draft = make_borrador(ana, consultor)
    with counted() as sent:
        ofertas.check_room(draft, consultor)
    turn = next(i for i, sql in enumerate(sent) if "advisory" in sql)
    row = next(i for i, sql in enumerate(sent) if "FOR UPDATE" in sql)
    assert turn < row
