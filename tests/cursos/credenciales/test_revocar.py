"""Revoking: at once, for good, with a public reason."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from cursos.credenciales import services, vida
from cursos.credenciales.models import Credencial, MotivoRevocacion, Situacion
from cursos.insignias import emisor, lista_estado
from cursos.insignias.firma import verify
from cursos.verificacion import estado
from plataforma.audit.models import AuditLine
from plataforma.clock import now
from plataforma.db import db
from plataforma.email import Correo
from tests.factories.credenciales import make_credencial, version_de

if TYPE_CHECKING:
    from cursos.catalogo.models import VersionCurso
    from plataforma.identidad.models import Usuario

MOTIVO = MotivoRevocacion.DATOS_EQUIVOCADOS


def _published(credencial: Credencial) -> dict[str, Any]:
    found = estado.status_list(credencial.lista_estado)
    assert found is not None
    return found


def _is_revoked(credencial: Credencial) -> bool:
    encoded = _published(credencial)["credentialSubject"]["encodedList"]
    return lista_estado.is_set(encoded, credencial.indice_estado)


def test_the_list_says_so_at_once(elena: Usuario, credencial: Credencial) -> None:
    assert not _is_revoked(credencial)
    vida.revocar(elena, credencial, MOTIVO)

    assert _is_revoked(credencial)
    assert credencial.situacion(now()) == Situacion.REVOCADA


def test_the_list_is_signed_by_the_issuer_and_named_by_the_credential(
    elena: Usuario, credencial: Credencial
) -> None:
    vida.revocar(elena, credencial, MOTIVO)
    published = _published(credencial)
    entry = json.loads(credencial.documento)["credentialStatus"]

    verify(published, emisor.current_keys().by_method())
    assert entry["statusListCredential"] == published["id"]
    assert entry["statusListIndex"] == str(credencial.indice_estado)


def test_the_list_keeps_its_bytes_until_something_changes(credencial: Credencial) -> None:
    assert estado.as_text(_published(credencial)) == estado.as_text(_published(credencial))


def test_nobody_elses_bit_changes(
    elena: Usuario, bruno: Usuario, credencial: Credencial, version: VersionCurso
) -> None:
    other = make_credencial(bruno, version)
    vida.revocar(elena, credencial, MOTIVO)

    assert not _is_revoked(other)


def test_a_list_that_nobody_stands_in_does_not_exist(credencial: Credencial) -> None:
    assert estado.status_list(credencial.lista_estado + 1) is None


def test_the_holder_is_told_why(elena: Usuario, ana: Usuario, credencial: Credencial) -> None:
    vida.revocar(elena, credencial, MOTIVO, detalle="Documento de otra persona")
    hers = select(Correo).where(Correo.para == ana.correo).order_by(Correo.id.desc())
    last = db.session.scalars(hers).first()

    assert last
    assert "Tiene datos equivocados" in last.texto
    assert "Documento de otra persona" not in last.texto


def test_the_act_is_in_the_audit_log(elena: Usuario, credencial: Credencial) -> None:
    vida.revocar(elena, credencial, MOTIVO, detalle="Ana Benítez")
    line = db.session.scalars(
        select(AuditLine).where(AuditLine.accion == "credencial.revocada")
    ).one()

    assert line.actor == elena.seudonimo
    assert line.datos == {"motivo": "datos_equivocados"}


def test_a_second_revocation_is_refused(elena: Usuario, credencial: Credencial) -> None:
    vida.revocar(elena, credencial, MOTIVO)

    with pytest.raises(vida.YaRevocadaError):
        vida.revocar(elena, credencial, MOTIVO)


def test_after_a_revocation_a_right_one_can_be_issued(
    elena: Usuario, ana: Usuario, credencial: Credencial
) -> None:
    vida.revocar(elena, credencial, MOTIVO)

    new = services.emitir_a_mano(elena, ana, version_de(credencial), motivo="Nombre corregido")
    assert new.situacion(now()) == Situacion.VIGENTE
