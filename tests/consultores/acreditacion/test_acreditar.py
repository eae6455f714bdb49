"""Accrediting, refusing and suspending: who may, what follows, what is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from consultores.acreditacion.decisiones import (
    FaltaMotivoError,
    NoAcreditadoError,
    PostulacionCerradaError,
    acreditar,
    rechazar,
    suspender,
)
from consultores.acreditacion.plazos import years_later
from consultores.red.models import Consultor, EstadoConsultor
from plataforma.audit.models import AuditLine
from plataforma.busqueda.jobs import ACTUALIZAR
from plataforma.clock import now
from plataforma.db import db
from plataforma.jobs.models import Job
from tests.factories.consultores import make_consultor, make_postulado
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from collections.abc import Callable

    from plataforma.email import Correo
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

LIST = "/es/administracion/consultores/"


@pytest.fixture
def postulado(diego: Usuario) -> Consultor:
    return make_postulado(diego)


def test_an_accreditation_lasts_24_months_and_is_public(
    postulado: Consultor, elena: Usuario
) -> None:
    acreditar(postulado, actor=elena, nivel="N3")
    assert postulado.es_publico
    assert postulado.acreditado_el is not None
    assert postulado.vence_el == years_later(postulado.acreditado_el, 2)


def test_a_leap_day_ends_on_the_28th() -> None:
    leap = now().replace(year=2028, month=2, day=29)
    assert years_later(leap, 2).day == 28


def test_it_is_audited_and_brings_the_search_up_to_date(
    postulado: Consultor, elena: Usuario
) -> None:
    acreditar(postulado, actor=elena, nivel="N2")
    line = db.session.scalars(select(AuditLine).order_by(AuditLine.id.desc())).first()
    assert line is not None
    assert (line.accion, line.actor) == ("consultor.acreditar", elena.seudonimo)
    jobs = db.session.scalars(select(Job).where(Job.nombre == ACTUALIZAR)).all()
    assert jobs[-1].payload == {"fuente": "consultores", "clave": f"consultor:{postulado.id}"}


def test_the_mail_is_in_the_consultants_language(
    elena: Usuario, buzon: Callable[[Usuario], list[Correo]]
) -> None:
    joana = make_usuario("Joana Prates", pais="BR", idioma="pt")
    acreditar(make_postulado(joana, nombre="Joana Prates"), actor=elena, nivel="N2")
    mail = buzon(joana)[0]
    assert mail.idioma == "pt"
    assert "/pt/consultores/joana-prates/" in mail.texto


def test_a_refusal_gives_its_reason(
    postulado: Consultor,
    elena: Usuario,
    diego: Usuario,
    buzon: Callable[[Usuario], list[Correo]],
) -> None:
    rechazar(postulado, actor=elena, motivo="Faltan referencias.")
    assert "Faltan referencias." in buzon(diego)[0].texto
    with pytest.raises(PostulacionCerradaError):
        rechazar(postulado, actor=elena, motivo="Otra vez.")


def test_a_suspension_needs_a_reason_and_hides_the_profile(
    postulado: Consultor, elena: Usuario
) -> None:
    with pytest.raises(NoAcreditadoError):
        suspender(postulado, actor=elena, motivo="Quejas.")
    acreditar(postulado, actor=elena, nivel="N2")
    with pytest.raises(FaltaMotivoError):
        suspender(postulado, actor=elena, motivo="  ")
    suspender(postulado, actor=elena, motivo="Dos quejas sin respuesta.")
    assert not postulado.es_publico


def test_accrediting_twice_is_refused_once(postulado: Consultor, elena: Usuario) -> None:
    acreditar(postulado, actor=elena, nivel="N2")
    with pytest.raises(PostulacionCerradaError):
        acreditar(postulado, actor=elena, nivel="N2")


def test_the_pages_suspend_and_end_a_suspension(
    client: CheckingClient, postulado: Consultor, elena: Usuario
) -> None:
    url = f"{LIST}{postulado.slug}/"
    client.as_user(elena)
    acreditar(postulado, actor=elena, nivel="N2")
    assert "1 consultor" in client.get(LIST).text
    assert client.send(f"{url}suspender/", {"motivo": ""}).status_code == 422
    assert client.send(f"{url}suspender/", {"motivo": "Pidió una pausa."}).status_code == 303
    db.session.refresh(postulado)
    assert postulado.estado == EstadoConsultor.SUSPENDIDO
    ends = postulado.vence_el
    assert client.send(f"{url}levantar/", {"motivo": ""}).status_code == 422
    assert client.send(f"{url}levantar/", {"motivo": "Aclarado."}).status_code == 303
    assert client.send(f"{url}levantar/", {"motivo": "Aclarado."}).status_code == 409
    db.session.refresh(postulado)
    assert (postulado.estado, postulado.vence_el) == (EstadoConsultor.ACREDITADO, ends)


def test_a_counterpart_sees_the_own_country_and_decides_nothing(
    client: CheckingClient, postulado: Consultor, gael: Usuario
) -> None:
    mine = make_postulado(make_usuario("Rosa Peña", pais="MX"), nombre="Rosa Peña", pais="MX")
    client.as_user(gael)
    page = client.get(LIST).text
    assert "Rosa Peña" in page
    assert "Diego Restrepo" not in page
    assert client.get(f"{LIST}{mine.slug}/").status_code == 200
    assert client.get(f"{LIST}{postulado.slug}/").status_code == 404
    assert client.send(f"{LIST}{mine.slug}/suspender/", {"motivo": "No."}).status_code == 403


@pytest.mark.parametrize("path", ["", "diego-restrepo/"])
def test_others_do_not_enter(
    client: CheckingClient, postulado: Consultor, fabian: Usuario, path: str
) -> None:
    assert client.as_user(fabian).get(f"{LIST}{path}").status_code in {403, 404}


@pytest.mark.parametrize("act", ["levantar", "suspender"])
def test_others_decide_nothing(
    client: CheckingClient, postulado: Consultor, fabian: Usuario, act: str
) -> None:
    response = client.as_user(fabian).send(
        f"{LIST}{postulado.slug}/{act}/", {"motivo": "Porque sí"}
    )
    assert response.status_code in {403, 404}
    assert postulado.estado == EstadoConsultor.POSTULADO


def test_an_institution_without_account_is_decided_without_mail(elena: Usuario) -> None:
    consultor = make_postulado(None)
    consultor.usuario = None
    acreditar(consultor, actor=elena, nivel="N4")
    assert not consultor.recibe_solicitudes


def test_what_expired_is_not_public(diego: Usuario) -> None:
    consultor = make_consultor(diego)
    consultor.vence_el = now()
    assert not consultor.es_publico
