"""The demonstration network looks real and breaks no rule of its own."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from consultores import demo
from consultores.red.models import Consultor, Desempeno, EstadoConsultor, TipoConsultor
from consultores.solicitudes import desempeno
from consultores.solicitudes.estados import TRANSICIONES, Estado, Papel
from consultores.solicitudes.formativo import CURSO, falta_pedido
from consultores.solicitudes.models import Asignacion, Solicitud
from consultores.solicitudes.plazos import habiles_entre, limite
from consultores.solicitudes.relojes import PLAZOS, Reloj
from consultores.taxonomia import AREAS, IDIOMAS, MERCADOS, NIVELES, TIPOS
from consultores.trabajo.vista import trabajo_de
from plataforma import audit, preparar
from plataforma import demo as people
from plataforma.audit.models import AuditLine
from plataforma.clock import now
from plataforma.db import db
from plataforma.email import Correo
from plataforma.identidad.invitados import es_invitado
from plataforma.identidad.models import Usuario
from plataforma.jobs.models import Job
from plataforma.paises import PAISES
from tests.isolation import rolled_back

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flask import Flask

    from tests.client import CheckingClient

# The world is loaded once for the whole file, in a transaction that `world` rolls back.
pytestmark = [pytest.mark.real_database, pytest.mark.usefixtures("world")]


@pytest.fixture(scope="module")
def world(app: Flask) -> Iterator[None]:
    with rolled_back(app):
        demo.load(people.load_people("clave-de-las-pruebas"))
        db.session.commit()
        yield


def consultants(estado: EstadoConsultor | None = None) -> Sequence[Consultor]:
    query = select(Consultor).order_by(Consultor.id)
    return db.session.scalars(query.where(Consultor.estado == estado) if estado else query).all()


def requests() -> Sequence[Solicitud]:
    return db.session.scalars(select(Solicitud).order_by(Solicitud.id)).all()


def account(local: str) -> Usuario:
    found = select(Usuario).where(Usuario.correo == f"{local}@{people.DOMAIN}")
    return db.session.scalars(found).one()


def test_forty_consultants_come_from_the_thirteen_countries() -> None:
    every = consultants()
    assert {c.pais for c in every} == set(PAISES)
    assert Counter(c.tipo for c in every) == {
        TipoConsultor.PERSONA: 30,
        TipoConsultor.INSTITUCION: 10,
    }
    assert Counter(c.estado for c in every) == {
        EstadoConsultor.ACREDITADO: 35,
        EstadoConsultor.POSTULADO: 3,
        EstadoConsultor.RECHAZADO: 1,
        EstadoConsultor.SUSPENDIDO: 1,
    }


def test_gael_has_an_application_of_his_country_to_look_at() -> None:
    waiting = consultants(EstadoConsultor.POSTULADO)
    assert account("contraparte").pais in {c.pais for c in waiting}


def test_accreditations_began_on_different_days_and_one_has_expired() -> None:
    accredited = consultants(EstadoConsultor.ACREDITADO)
    assert len({c.acreditado_el for c in accredited}) == len(accredited)
    assert sum(not c.es_publico for c in accredited) == 1
    assert {c.nivel for c in accredited} == set(NIVELES)


def test_each_accredited_consultant_can_answer_from_an_own_account() -> None:
    for c in consultants(EstadoConsultor.ACREDITADO):
        assert c.usuario is not None
        assert c.usuario.correo.endswith(f"@{people.DOMAIN}")
        assert (c.usuario.clave_hash is None) == (c.usuario != account("consultor"))
        assert c.usuario.creado_el < c.postulado_el


def test_profiles_say_something_of_their_own_in_both_languages() -> None:
    every = consultants()
    for lang in ("es", "pt"):
        assert len({c.resumen.as_dict()[lang] for c in every}) == len(every)
        assert len({c.presentacion.as_dict()[lang] for c in every}) == len(every)
    assert not any(c.presentacion.es == c.presentacion.pt for c in every)


def test_profiles_use_the_codes_of_the_taxonomy() -> None:
    for c in consultants():
        assert 1 <= len(c.codigos_area) <= 4
        assert set(c.codigos_area) <= set(AREAS)
        assert set(c.codigos_idioma) <= set(IDIOMAS)
        assert set(c.codigos_pais) <= set(PAISES)
    offered = {a for c in consultants(EstadoConsultor.ACREDITADO) for a in c.codigos_area}
    assert offered == set(AREAS)


def test_refusals_and_suspensions_have_their_reason_and_day() -> None:
    for estado in (EstadoConsultor.RECHAZADO, EstadoConsultor.SUSPENDIDO):
        (consultor,) = consultants(estado)
        assert len(consultor.dictamenes[0].motivo) > 40
        assert consultor.postulado_el < consultor.dictamenes[0].decidido_el < now()


def test_requests_stand_in_every_state_in_which_one_can_rest() -> None:
    states = Counter(s.estado for s in requests())
    assert states.total() == 31
    assert set(states) == set(Estado) - {Estado.ADMITIDA}  # what is admitted is offered at once


def test_every_request_walked_the_table_of_states() -> None:
    for s in requests():
        state = Estado.BORRADOR
        for m in s.movimientos:
            assert m.desde == state
            state = TRANSICIONES[m.desde, m.acto, m.papel]
            assert m.hacia == state
        assert s.estado == state


def test_time_runs_forward_in_every_request() -> None:
    for s in requests():
        moves = [s.creada_el, *(m.ocurrio_el for m in s.movimientos)]
        assert moves == sorted(moves)
        written = [m.enviado_el for m in s.mensajes]
        assert written == sorted(written)
        assert all(s.enviada_el and s.enviada_el < m < now() for m in written)
        assert max([*moves, *written]) == s.actualizada_el < now()
        assert s.solicitante.creado_el < s.creada_el
        assert f"-{s.creada_el.year}-" in s.referencia
        assert (s.cerrada_el is None) == s.esta_abierta


def test_promises_count_from_the_day_of_each_assignment() -> None:
    for a in db.session.scalars(select(Asignacion)):
        assert a.consultor.acreditado_el is not None
        assert a.consultor.acreditado_el < a.asignada_el
        assert a.responder_antes_el == limite(
            a.asignada_el, PLAZOS[Reloj.ACEPTACION].meta, a.consultor.pais
        )
        if a.respondida_el:
            days = habiles_entre(a.asignada_el, a.respondida_el, a.consultor.pais)
            assert a.dias_respuesta == days


def test_some_are_late_and_the_others_in_time() -> None:
    late = [s for s in requests() if s.esta_vencida]
    assert {s.estado for s in late} >= {Estado.ASIGNADA, Estado.EN_CURSO}
    assert len(late) < len(requests()) / 4


def test_firms_ask_in_their_language_for_known_kinds_of_help() -> None:
    for s in requests():
        assert s.idioma == s.solicitante.idioma
        assert s.tipo in TIPOS
        assert s.mercado in MERCADOS
        assert s.mercado != s.pais
        assert s.empresa
    assert {s.idioma for s in requests()} == {"es", "pt"}


def test_who_answers_knows_the_area_and_the_country_of_the_firm() -> None:
    for s in requests():
        for a in s.asignaciones:
            assert not s.area or s.area in a.consultor.codigos_area
            near = s.pais in a.consultor.codigos_pais
            assert near or a.por == Papel.SISTEMA or a.consultor.nombre == "Emiliano Garduño"
            assert s.idioma in a.consultor.codigos_idioma


def test_low_ratings_are_answered() -> None:
    rated = [s.calificacion for s in requests() if s.calificacion]
    low = [c for c in rated if c.trato <= 3]
    assert len(low) == 3
    assert all(c.comentario and c.replica and c.replicada_el for c in low)


def test_figures_equal_what_the_requests_say() -> None:
    def figures() -> list[tuple[object, ...]]:
        columns = Desempeno.__table__.columns
        return [tuple(r) for r in db.session.execute(select(*columns).order_by(columns[0]))]

    stored = figures()
    desempeno.actualizar_todos()
    db.session.flush()
    assert figures() == stored
    assert sum(bool(c.desempeno.recibidas) for c in consultants()) >= 15


def test_ana_has_one_under_way_one_to_confirm_and_one_closed() -> None:
    mine = {s.estado: s for s in requests() if s.solicitante == account("emprendedora")}
    assert set(mine) == {Estado.EN_CURSO, Estado.ENTREGADA, Estado.CERRADA}
    talk = mine[Estado.EN_CURSO]
    assert talk.consultor is not None
    assert talk.consultor.usuario == account("consultor")
    assert [m.papel for m in talk.mensajes] == [Papel.CONSULTOR, Papel.SOLICITANTE] * 2
    assert mine[Estado.CERRADA].calificacion is not None


def test_the_work_of_ana_and_diego_has_a_scope_a_meeting_and_hours() -> None:
    (s,) = [
        s
        for s in requests()
        if s.solicitante == account("emprendedora") and s.estado == Estado.EN_CURSO
    ]
    work = trabajo_de(s, s.solicitante, Papel.SOLICITANTE)
    assert work["alcance"].acordado_el
    assert work["horas_total"] <= work["alcance"].horas
    ((meeting, _moments),) = work["reuniones"]
    assert meeting.esta_viva
    assert meeting.inicio > now()


def test_a_guest_and_a_chamber_ask_too() -> None:
    (guest,) = [s for s in requests() if es_invitado(s.solicitante)]
    assert guest.contacto_probado
    (workshop,) = [s for s in requests() if s.tipo == CURSO]
    assert workshop.solicitante == account("camara")
    assert workshop.organizacion is not None
    assert not falta_pedido(workshop)
    assert trabajo_de(workshop, workshop.solicitante, Papel.SOLICITANTE)["alcance"]


def test_diego_has_one_to_answer_within_its_time() -> None:
    (waiting,) = [
        s
        for s in requests()
        if s.estado == Estado.ASIGNADA and s.otra_parte(Papel.SOLICITANTE) == account("consultor")
    ]
    assert waiting.responder_antes_el is not None
    assert waiting.responder_antes_el > now()


def test_nothing_of_the_past_is_mailed() -> None:
    assert db.session.scalar(select(func.count(Correo.id))) == 0
    sends = select(func.count(Job.id)).where(Job.nombre == "correo.enviar")
    assert db.session.scalar(sends) == 0


def test_every_move_is_in_the_audit_log_and_the_chain_holds() -> None:
    moves = [(f"solicitud.{m.acto}", s.referencia) for s in requests() for m in s.movimientos]
    lines = db.session.scalars(select(AuditLine).where(AuditLine.accion.like("solicitud.%")))
    logged = Counter((x.accion, x.objeto.partition(":")[2]) for x in lines)
    assert not Counter(moves) - logged
    assert audit.verify_chain() is None


def test_a_second_preparation_leaves_the_world_alone() -> None:
    preparar._demo()
    assert len(consultants()) == 40
    assert len(requests()) == 31


@pytest.mark.parametrize("lang", ["es", "pt"])
@pytest.mark.parametrize("local", ["emprendedora", "consultor"])
def test_requests_are_shown_to_both_sides(client: CheckingClient, local: str, lang: str) -> None:
    persona = account(local)
    mine = [s.referencia for s in requests() if s.papel_de(persona)]
    client.as_user(persona)
    assert len(mine) >= 3
    for reference in mine:
        assert client.get(f"/{lang}/asistencia/{reference}/").status_code == 200


@pytest.mark.parametrize("lang", ["es", "pt"])
def test_the_network_is_shown_to_everybody(client: CheckingClient, lang: str) -> None:
    assert "Diego Restrepo" in client.get(f"/{lang}/consultores/?area=ORI").text
    for c in consultants(EstadoConsultor.ACREDITADO):
        expected = 200 if c.es_publico else 404
        assert client.get(f"/{lang}/consultores/{c.slug}/").status_code == expected
