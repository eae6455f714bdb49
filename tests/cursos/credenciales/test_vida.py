"""After issuing: suspend and reinstate, issue again, withdraw; each from where it is allowed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from cursos.credenciales import logros, queries, services, vida
from cursos.credenciales.models import (
    Credencial,
    EstadoCredencial,
    MotivoReemplazo,
    MotivoRevocacion,
    MotivoSuspension,
    Situacion,
)
from cursos.insignias import lista_estado
from cursos.verificacion.estado import Proposito, status_list
from plataforma.audit.models import AuditLine
from plataforma.clock import now
from plataforma.db import db
from plataforma.email import Correo
from tests.factories.credenciales import make_credencial, make_version, version_de
from tests.factories.cursos import make_inscripcion

if TYPE_CHECKING:
    from cursos.catalogo.models import VersionCurso
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

EN_REVISION = MotivoSuspension.EN_REVISION


def bit(credencial: Credencial, proposito: Proposito) -> bool:
    found: dict[str, Any] | None = status_list(credencial.lista_estado, proposito)
    assert found is not None
    assert found["credentialSubject"]["statusPurpose"] == proposito
    encoded = found["credentialSubject"]["encodedList"]
    return lista_estado.is_set(encoded, credencial.indice_estado)


def bits(credencial: Credencial) -> tuple[bool, bool]:
    """Return what other systems read: refused, and only suspended."""
    return bit(credencial, Proposito.REVOCACION), bit(credencial, Proposito.SUSPENSION)


def last_mail(persona: Usuario) -> str:
    found = select(Correo.texto).where(Correo.para == persona.correo).order_by(Correo.id.desc())
    return str(db.session.scalars(found).first())


@pytest.fixture
def suspendida(elena: Usuario, credencial: Credencial) -> Credencial:
    vida.suspender(elena, credencial, EN_REVISION, detalle="Carta de otra persona")
    return credencial


@pytest.fixture
def corregida(elena: Usuario, ana: Usuario, credencial: Credencial) -> Credencial:
    """Ana's, issued again under the name that she put right."""
    ana.nombre = "Ana Benítez Duarte"
    return vida.reemitir(elena, credencial, motivo="Vimos su documento")


def test_a_suspended_one_is_refused_in_both_lists(suspendida: Credencial) -> None:
    assert suspendida.situacion(now()) == Situacion.SUSPENDIDA
    assert bits(suspendida) == (True, True)


def test_a_reinstated_one_stands_again_with_the_same_document(
    elena: Usuario, suspendida: Credencial
) -> None:
    before = suspendida.documento
    vida.restablecer(elena, suspendida)

    assert suspendida.situacion(now()) == Situacion.VIGENTE
    assert bits(suspendida) == (False, False)
    assert suspendida.documento == before


def test_a_revoked_one_is_refused_but_not_as_suspended(
    elena: Usuario, suspendida: Credencial
) -> None:
    vida.revocar(elena, suspendida, MotivoRevocacion.EVALUACION_INVALIDA)

    assert bits(suspendida) == (True, False)


def test_the_lists_are_dated_at_the_reinstatement(elena: Usuario, suspendida: Credencial) -> None:
    suspendida.suspendida_el = now() - timedelta(days=3)
    vida.restablecer(elena, suspendida)

    assert queries.last_change(suspendida.lista_estado) == suspendida.restablecida_el


@pytest.mark.parametrize(
    ("act", "said"),
    [("suspendida", "Se están revisando"), ("restablecida", "Vale otra vez")],
)
def test_the_holder_is_told_of_each_with_the_public_reason_only(
    elena: Usuario, ana: Usuario, suspendida: Credencial, act: str, said: str
) -> None:
    if act == "restablecida":
        vida.restablecer(elena, suspendida)

    assert said in last_mail(ana)
    assert "Carta de otra persona" not in last_mail(ana)


def test_while_suspended_no_other_is_issued_by_rule_or_by_hand(
    elena: Usuario, ana: Usuario, suspendida: Credencial
) -> None:
    place = make_inscripcion(ana, version_de(suspendida).curso)

    assert services.emitir_por_aprobacion(place) is None
    with pytest.raises(services.EstaSuspendidaError):
        services.emitir_a_mano(elena, ana, version_de(suspendida), motivo="otra")


def test_the_database_refuses_a_second_one_beside_a_suspended_one(suspendida: Credencial) -> None:
    copy = {
        column.name: getattr(suspendida, column.name)
        for column in Credencial.__table__.columns
        if column.name not in {"id", "codigo", "indice_estado", "estado"}
    }
    index = suspendida.indice_estado ^ 1
    db.session.add(Credencial(**copy, codigo="x" * 26, indice_estado=index, estado="vigente"))

    with pytest.raises(IntegrityError, match=r"usuario_id|uq_credencial_en_pie"):
        db.session.flush()
    db.session.rollback()


def test_issuing_again_corrects_the_name_and_keeps_the_term(
    credencial: Credencial, corregida: Credencial
) -> None:
    assert corregida.titular == "Ana Benítez Duarte"
    assert corregida.vence_el == credencial.vence_el
    assert corregida.codigo != credencial.codigo


def test_the_old_one_says_why_and_leads_to_the_new_one(
    credencial: Credencial, corregida: Credencial
) -> None:
    assert credencial.situacion(now()) == Situacion.REEMPLAZADA
    assert credencial.motivo_reemplazo == MotivoReemplazo.NOMBRE_CORREGIDO
    assert credencial.reemplazada_por_id == corregida.id


def test_other_systems_refuse_the_one_with_the_wrong_name_only(
    credencial: Credencial, corregida: Credencial
) -> None:
    assert bits(credencial) == (True, False)
    assert bits(corregida) == (False, False)


def test_other_systems_go_on_accepting_one_that_was_renewed(
    elena: Usuario, ana: Usuario, version: VersionCurso
) -> None:
    old = make_credencial(ana, version, el=now() - timedelta(days=1200))
    services.emitir_a_mano(elena, ana, version, motivo="Renovó")

    assert old.motivo_reemplazo == MotivoReemplazo.RENOVADA
    assert bits(old) == (False, False)


def test_the_holder_is_told_under_the_new_name(ana: Usuario, corregida: Credencial) -> None:
    assert "con el nombre corregido: Ana Benítez Duarte" in last_mail(ana)
    assert corregida.codigo in last_mail(ana)


def test_the_same_name_is_not_issued_again(elena: Usuario, credencial: Credencial) -> None:
    with pytest.raises(vida.NombreIgualError):
        vida.reemitir(elena, credencial, motivo="x")


def test_nothing_is_issued_again_to_a_closed_account(
    elena: Usuario, credencial: Credencial
) -> None:
    credencial.usuario = None

    with pytest.raises(vida.SinTitularError):
        vida.reemitir(elena, credencial, motivo="x")


def test_a_withdrawn_one_is_refused_and_leaves_the_shelf(
    ana: Usuario, credencial: Credencial
) -> None:
    vida.retirar(ana, credencial)

    assert bits(credencial) == (True, False)
    assert list(queries.list_of(ana.id)) == []
    assert "quedó retirada hoy" in last_mail(ana)


def test_with_it_go_those_that_it_took_the_place_of(
    client: CheckingClient, ana: Usuario, credencial: Credencial, corregida: Credencial
) -> None:
    vida.retirar(ana, corregida)
    shown = client.get(f"/es/credenciales/{credencial.codigo}/").text

    assert "Retirada a pedido" in shown
    assert "Benítez" not in shown
    assert client.get(f"/credenciales/{credencial.codigo}.json").status_code == 404


def test_one_that_was_replaced_goes_alone(
    ana: Usuario, credencial: Credencial, corregida: Credencial
) -> None:
    vida.retirar(ana, credencial)

    assert (credencial.estado, corregida.estado) == ("retirada", "vigente")


def test_a_replaced_one_says_how_the_newer_one_stands(
    client: CheckingClient, elena: Usuario, credencial: Credencial, corregida: Credencial
) -> None:
    vida.revocar(elena, corregida, MotivoRevocacion.OTRO)
    db.session.flush()
    db.session.expire_all()

    assert "Revocada" in client.get(f"/es/credenciales/{credencial.codigo}/").text


ACTS: dict[str, Any] = {
    "suspender": lambda who, c: vida.suspender(who, c, EN_REVISION),
    "restablecer": vida.restablecer,
    "revocar": lambda who, c: vida.revocar(who, c, MotivoRevocacion.OTRO),
    "retirar": vida.retirar,
    "reemitir": lambda who, c: vida.reemitir(who, c, motivo="x"),
}
REFUSED = [
    *((state, act) for state in ("revocada", "retirada") for act in ACTS),
    *(("vigente", act) for act in ("restablecer",)),
    *(("suspendida", act) for act in ("suspender", "reemitir")),
    *(("reemplazada", act) for act in ("suspender", "restablecer", "reemitir")),
]


@pytest.mark.parametrize(("state", "act"), REFUSED)
def test_what_does_not_fit_the_state_is_refused(
    elena: Usuario, ana: Usuario, credencial: Credencial, state: str, act: str
) -> None:
    ana.nombre = "Ana Benítez Duarte"
    credencial.estado = EstadoCredencial(state)

    with pytest.raises(vida.CambioTardioError):
        ACTS[act](elena, credencial)
    assert credencial.estado == state


@pytest.mark.parametrize("act", ["suspender", "restablecer", "reemitir"])
def test_what_expired_can_only_be_revoked_or_withdrawn(
    elena: Usuario, ana: Usuario, credencial: Credencial, act: str
) -> None:
    ana.nombre = "Ana Benítez Duarte"
    credencial.vence_el = now()

    with pytest.raises(vida.CambioTardioError):
        ACTS[act](elena, credencial)


@pytest.mark.parametrize("act", ["suspender", "revocar", "retirar", "reemitir"])
def test_every_act_is_in_the_audit_log_without_names(
    elena: Usuario, ana: Usuario, credencial: Credencial, act: str
) -> None:
    ana.nombre = "Ana Benítez Duarte"
    ACTS[act](elena, credencial)
    line = db.session.scalars(select(AuditLine).order_by(AuditLine.id.desc())).first()

    assert line is not None
    assert line.accion.startswith("credencial.")
    assert line.actor == elena.seudonimo
    assert "Ana" not in str(line.datos)


@pytest.mark.parametrize(("codigo", "years"), [("MC-C2", 3), ("MC-C3", 3), ("MC-A1", 5)])
def test_the_term_is_three_years_for_agreements_and_origin_and_five_for_the_rest(
    ana: Usuario, codigo: str, years: int
) -> None:
    version = make_version(codigo.lower())
    version.credencial = version.credencial | {"codigo": codigo, "vigencia_anios": None}
    el = now()
    issued = make_credencial(ana, version, el=el)

    assert issued.vence_el == logros.add_years(el.replace(microsecond=0), years)


def test_of_several_acts_one_person_still_holds_one(
    elena: Usuario, ana: Usuario, corregida: Credencial
) -> None:
    vida.revocar(elena, corregida, MotivoRevocacion.OTRO)
    services.emitir_a_mano(elena, ana, version_de(corregida), motivo="Emisión corregida")
    standing = select(func.count(Credencial.id)).where(Credencial.estado == "vigente")

    assert db.session.scalar(standing) == 1
