"""Issuing: once, signed, told to the holder, by rule or by hand."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from cursos.credenciales import services
from cursos.credenciales.models import Credencial, EstadoCredencial, Origen, Situacion
from cursos.insignias import emisor
from cursos.insignias.firma import verify
from plataforma.audit.models import AuditLine
from plataforma.clock import now
from plataforma.db import db
from plataforma.email import Correo
from plataforma.jobs.models import Job
from tests.factories.credenciales import make_credencial, make_version, version_de
from tests.factories.cursos import make_inscripcion, make_version_actual

if TYPE_CHECKING:
    from cursos.catalogo.models import VersionCurso
    from plataforma.identidad.models import Usuario


def test_completing_a_course_issues_its_credential(ana: Usuario, version: VersionCurso) -> None:
    issued = services.emitir_por_aprobacion(make_inscripcion(ana, version.curso))

    assert issued is not None
    assert issued.titular == "Ana Benítez"
    assert issued.origen == Origen.AUTOMATICA
    assert issued.situacion(now()) == Situacion.VIGENTE


def test_a_second_completion_issues_nothing(ana: Usuario, version: VersionCurso) -> None:
    inscripcion = make_inscripcion(ana, version.curso)
    services.emitir_por_aprobacion(inscripcion)

    assert services.emitir_por_aprobacion(inscripcion) is None
    assert db.session.scalar(select(func.count(Credencial.id))) == 1


def test_a_course_without_credential_issues_nothing(ana: Usuario) -> None:
    sin = make_version("sin-credencial", credencial={})

    assert services.emitir_por_aprobacion(make_inscripcion(ana, sin.curso)) is None


def test_the_database_refuses_a_second_live_one(ana: Usuario, credencial: Credencial) -> None:
    copy = {
        column.name: getattr(credencial, column.name)
        for column in Credencial.__table__.columns
        if column.name not in {"id", "codigo", "indice_estado"}
    }
    db.session.add(Credencial(**copy, codigo="x" * 26, indice_estado=credencial.indice_estado ^ 1))

    with pytest.raises(IntegrityError, match=r"usuario_id|uq_credencial_viva"):
        db.session.flush()
    db.session.rollback()


def test_what_is_stored_is_signed_by_our_key(credencial: Credencial) -> None:
    document = json.loads(credencial.documento)

    verify(document, emisor.current_keys().by_method())
    assert document["id"] == f"http://127.0.0.1:5000/credenciales/{credencial.codigo}.json"
    assert document["issuer"]["name"] == "Secretaría General de la ALADI"


def test_the_code_cannot_be_guessed(ana: Usuario, elena: Usuario, version: VersionCurso) -> None:
    codes = {make_credencial(p, version).codigo for p in (ana, elena)}

    assert len(codes) == 2
    assert all(len(code) == 26 and code == code.lower() for code in codes)


def test_it_expires_when_the_course_says(ana: Usuario, version: VersionCurso) -> None:
    el = datetime(2024, 2, 29, 12, tzinfo=UTC)
    issued = make_credencial(ana, version, el=el)

    assert issued.vence_el == datetime(2027, 3, 1, 12, tzinfo=UTC)
    assert issued.situacion(el + timedelta(days=365)) == Situacion.VIGENTE
    assert issued.situacion(datetime(2027, 3, 2, tzinfo=UTC)) == Situacion.VENCIDA


def test_the_holder_is_told_in_their_language(bruno: Usuario, version: VersionCurso) -> None:
    issued = make_credencial(bruno, version)
    mail = db.session.scalars(select(Correo).where(Correo.para == bruno.correo)).one()

    assert issued.idioma == "pt"
    assert mail.idioma == "pt"
    assert f"/pt/credenciales/{issued.codigo}/" in mail.texto
    assert "Uso as preferências" in mail.texto


def test_the_certificate_is_left_to_the_job_runner(credencial: Credencial) -> None:
    jobs = db.session.scalars(select(Job).where(Job.nombre == "credenciales.pdf")).all()

    assert [job.payload for job in jobs] == [{"id": credencial.id}]


def test_issuing_by_hand_needs_no_course_and_keeps_the_reason(
    elena: Usuario, ana: Usuario, version: VersionCurso
) -> None:
    issued = services.emitir_a_mano(elena, ana, version, motivo=" Acta 14 de la cámara ")
    line = db.session.scalars(
        select(AuditLine).where(AuditLine.accion == "credencial.emitida")
    ).one()

    assert issued.motivo == "Acta 14 de la cámara"
    assert line.actor == elena.seudonimo
    assert "Ana" not in str(line.datos)


def test_by_hand_is_refused_while_the_person_holds_a_valid_one(
    elena: Usuario, ana: Usuario, credencial: Credencial
) -> None:
    with pytest.raises(services.YaTieneCredencialError):
        services.emitir_a_mano(elena, ana, version_de(credencial), motivo="otra vez")


def test_an_expired_one_is_replaced(elena: Usuario, ana: Usuario, version: VersionCurso) -> None:
    old = make_credencial(ana, version, el=now() - timedelta(days=1200))
    new = services.emitir_a_mano(elena, ana, version, motivo="Renovó")

    assert old.estado == EstadoCredencial.REEMPLAZADA
    assert old.reemplazada_por_id == new.id


def test_that_of_a_newer_version_takes_the_place_of_the_older_one(
    ana: Usuario, version: VersionCurso
) -> None:
    old = make_credencial(ana, version)
    new = make_credencial(ana, make_version_actual(version.curso))

    assert (old.estado, old.motivo_reemplazo) == ("reemplazada", "renovada")
    assert old.reemplazada_por_id == new.id


def test_that_of_an_older_version_takes_nobodys_place(ana: Usuario, version: VersionCurso) -> None:
    newer = make_credencial(ana, make_version_actual(version.curso))
    make_credencial(ana, version)

    assert newer.estado == EstadoCredencial.VIGENTE


def test_by_hand_is_refused_for_an_unknown_address(version: VersionCurso) -> None:
    with pytest.raises(services.PersonaDesconocidaError):
        services.find_titular("nadie@escala.test", version)


def test_by_hand_is_refused_for_a_course_without_credential(elena: Usuario, ana: Usuario) -> None:
    sin = make_version("sin-credencial", credencial={})

    with pytest.raises(services.SinCredencialError):
        services.emitir_a_mano(elena, ana, sin, motivo="x")
