"""Renewing a credential with a short update course."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from sqlalchemy import select

from cursos.credenciales import queries, vida
from cursos.credenciales.models import (
    EstadoCredencial,
    MotivoRevocacion,
    MotivoSuspension,
    Situacion,
)
from cursos.inscripciones.services import completar
from cursos.renovacion.services import ANTES
from plataforma.clock import now
from plataforma.db import db
from plataforma.email import Correo
from plataforma.jobs.services import run_due
from tests.factories.credenciales import make_credencial, make_version
from tests.factories.cursos import make_inscripcion, make_version_actual

if TYPE_CHECKING:
    from cursos.catalogo.models import VersionCurso
    from cursos.credenciales.models import Credencial
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


@pytest.fixture
def version() -> VersionCurso:
    return make_version("preferencias")


@pytest.fixture
def update(version: VersionCurso) -> VersionCurso:
    """A short course that renews what `version` grants."""
    return make_version("novedades", credencial=version.credencial | {"renueva": True})


@pytest.fixture
def held(ana: Usuario, version: VersionCurso) -> Credencial:
    """Ana's credential, that ends within the next half year."""
    credencial = make_credencial(ana, version)
    credencial.vence_el = now() + ANTES - timedelta(days=1)
    return credencial


def complete(ana: Usuario, update: VersionCurso) -> None:
    assert completar(make_inscripcion(ana, update.curso))


@pytest.mark.parametrize("days", [90, -90])
def test_who_completes_the_update_course_renews_what_they_hold(
    ana: Usuario, update: VersionCurso, held: Credencial, days: int
) -> None:
    held.vence_el = now() + timedelta(days=days)
    complete(ana, update)
    (renewed,) = queries.list_of(ana.id)
    assert renewed.logro_id == held.logro_id
    assert renewed.situacion(now() + timedelta(days=365)) == Situacion.VIGENTE
    assert (held.estado, held.reemplazada_por_id) == (EstadoCredencial.REEMPLAZADA, renewed.id)


def test_it_is_renewed_as_its_course_is_published_today(
    ana: Usuario, version: VersionCurso, update: VersionCurso, held: Credencial
) -> None:
    newer = make_version_actual(version.curso)
    complete(ana, update)
    (renewed,) = queries.list_of(ana.id)
    assert renewed.logro.version_id == newer.id
    assert held.estado == EstadoCredencial.REEMPLAZADA


def test_who_holds_none_is_granted_none(ana: Usuario, update: VersionCurso) -> None:
    complete(ana, update)
    assert not queries.list_of(ana.id)


def test_a_suspended_one_waits_for_its_review(
    ana: Usuario, elena: Usuario, update: VersionCurso, held: Credencial
) -> None:
    vida.suspender(elena, held, MotivoSuspension.EN_REVISION)
    complete(ana, update)
    assert queries.list_of(ana.id) == [held]
    assert held.estado == EstadoCredencial.SUSPENDIDA


def test_an_update_course_is_no_choice_where_credentials_are_issued_by_hand(
    version: VersionCurso, update: VersionCurso
) -> None:
    assert queries.list_versions() == [version]


def told(ana: Usuario) -> list[Correo]:
    mails = db.session.scalars(select(Correo).where(Correo.para == ana.correo))
    return [mail for mail in mails if "/es/cursos/novedades/" in mail.texto]


def test_the_holder_is_told_half_a_year_before_once(
    ana: Usuario, version: VersionCurso, update: VersionCurso
) -> None:
    near = make_credencial(ana, version).vence_el
    assert near
    with time_machine.travel(near - ANTES - timedelta(minutes=1), tick=False):
        run_due()
        assert not told(ana)
    with time_machine.travel(near - ANTES + timedelta(minutes=1), tick=False):
        run_due()
        run_due()
        assert len(told(ana)) == 1


@pytest.mark.parametrize("why", ["no course renews it", "it was revoked"])
def test_nobody_is_told_what_leads_nowhere(
    ana: Usuario, elena: Usuario, version: VersionCurso, why: str
) -> None:
    credencial = make_credencial(ana, version)
    if why == "it was revoked":
        make_version("novedades", credencial=version.credencial | {"renueva": True})
        vida.revocar(elena, credencial, MotivoRevocacion.OTRO)
    assert credencial.vence_el
    with time_machine.travel(credencial.vence_el - ANTES + timedelta(minutes=1), tick=False):
        run_due()
    assert not told(ana)


@pytest.mark.parametrize("path", ["/es/panel/", "/es/cuenta/credenciales/"])
def test_what_can_be_renewed_stands_on_the_pages_of_its_holder(
    client: CheckingClient, ana: Usuario, update: VersionCurso, held: Credencial, path: str
) -> None:
    name = held.logro.texto("nombre").es
    page = client.as_user(ana).get(path).text
    assert f"Renueve «{name}»" in page
    assert "/es/cursos/novedades/" in page
    held.vence_el = now() + ANTES + timedelta(days=1)
    assert "Renueve" not in client.get(path).text


def test_the_course_says_that_it_only_renews(
    client: CheckingClient, ana: Usuario, update: VersionCurso
) -> None:
    assert "Este curso corto la renueva" in client.get("/es/cursos/novedades/").text
    complete(ana, update)
    page = client.as_user(ana).get("/es/cursos/novedades/completado/").text
    assert "Usted no tiene una que se pueda renovar." in page
