"""A grave act asks again who one is, unless it was proved in the last five minutes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from plataforma.audit.models import AuditLine
from plataforma.clock import now
from plataforma.db import db
from plataforma.identidad import tokens
from plataforma.identidad.models import PropositoToken, Sesion
from plataforma.identidad.passwords import hash_password
from plataforma.identidad.sessions import RECENT
from tests.client import CheckingClient
from tests.plataforma.entrada.correo import code_in, mails_to

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.test import TestResponse

    from cursos.credenciales.models import Credencial
    from plataforma.identidad.models import Usuario

CLAVE = "mate amargo y tortas fritas"
MOTIVO = {"motivo": "error_de_emision", "detalle": "Acta 14 «nueva»"}


@pytest.fixture
def tarde(client: CheckingClient, elena: Usuario) -> CheckingClient:
    """Elena's browser, where she proved nothing for five minutes."""
    elena.clave_hash = hash_password(CLAVE)
    client.as_user(elena)
    _grow_old(elena)
    return client


def _grow_old(elena: Usuario, ago: timedelta = RECENT) -> None:
    mine = update(Sesion).where(Sesion.usuario_id == elena.id)
    db.session.execute(mine.values(probada_el=now() - ago))
    db.session.commit()


def _revoke(client: CheckingClient, credencial: Credencial, **proof: str) -> TestResponse:
    sent = MOTIVO | {f"confirmar-{name}": value for name, value in proof.items()}
    return client.send(f"/es/administracion/credenciales/{credencial.codigo}/revocar/", sent)


def test_nothing_is_asked_soon_after_entering(
    client: CheckingClient, elena: Usuario, credencial: Credencial
) -> None:
    client.as_user(elena)
    _grow_old(elena, RECENT - timedelta(seconds=20))

    assert _revoke(client, credencial).status_code == 303


def test_later_the_act_waits_and_what_was_typed_is_kept(
    tarde: CheckingClient, credencial: Credencial
) -> None:
    page = _revoke(tarde, credencial)

    assert page.status_code == 200
    assert "Confirme que es usted" in page.text
    assert 'name="detalle" value="Acta 14 «nueva»"' in page.text
    assert credencial.estado == "vigente"


def test_the_password_does_the_act_and_the_next_one_needs_none(
    tarde: CheckingClient, elena: Usuario, credencial: Credencial
) -> None:
    assert _revoke(tarde, credencial, modo="clave", clave=CLAVE).status_code == 303
    assert credencial.estado == "revocada"
    proved = db.session.scalar(select(Sesion.probada_el).where(Sesion.usuario_id == elena.id))
    assert proved is not None
    assert now() - proved < RECENT


def test_the_proof_is_in_the_audit_log(
    tarde: CheckingClient, elena: Usuario, credencial: Credencial
) -> None:
    _revoke(tarde, credencial, modo="clave", clave=CLAVE)
    actors = select(AuditLine.actor).where(AuditLine.accion == "identidad.confirmar")

    assert db.session.scalars(actors).all() == [elena.seudonimo]


def test_a_wrong_password_does_nothing_and_is_never_sent_back(
    tarde: CheckingClient, credencial: Credencial
) -> None:
    page = _revoke(tarde, credencial, modo="clave", clave="otra cosa")

    assert page.status_code == 422
    assert "Esa no es su clave actual" in page.text
    assert "otra cosa" not in page.text
    assert credencial.estado == "vigente"


def test_wrong_passwords_are_limited_as_at_the_door(
    tarde: CheckingClient, credencial: Credencial
) -> None:
    for _try in range(10):
        _revoke(tarde, credencial, modo="clave", clave="otra cosa")

    page = _revoke(tarde, credencial, modo="clave", clave=CLAVE)
    assert "Hubo muchos intentos" in page.text
    assert credencial.estado == "vigente"


def test_a_mailed_code_does_as_well(
    tarde: CheckingClient, elena: Usuario, credencial: Credencial
) -> None:
    _revoke(tarde, credencial, modo="enviar")

    code = code_in(elena.correo)
    assert _revoke(tarde, credencial, modo="codigo", codigo=code).status_code == 303
    assert credencial.estado == "revocada"


def test_who_has_no_password_gets_a_code_at_once(
    tarde: CheckingClient, elena: Usuario, credencial: Credencial
) -> None:
    elena.clave_hash = None
    db.session.commit()
    page = _revoke(tarde, credencial)

    assert f"Enviamos un código a {elena.correo}" in page.text
    assert len(mails_to(elena.correo)) == 1


@pytest.mark.parametrize("proof", [{"codigo": "000"}, {}, {"clave": CLAVE}])
def test_a_wrong_code_does_nothing(
    tarde: CheckingClient, credencial: Credencial, proof: dict[str, str]
) -> None:
    _revoke(tarde, credencial, modo="enviar")

    assert _revoke(tarde, credencial, modo="codigo", **proof).status_code == 422
    assert credencial.estado == "vigente"


def test_an_unknown_way_only_asks_again(tarde: CheckingClient, credencial: Credencial) -> None:
    assert "Confirme que es usted" in _revoke(tarde, credencial, modo="rara", clave=CLAVE).text
    assert credencial.estado == "vigente"


def test_the_code_of_another_browser_is_worth_nothing(
    app: Flask, tarde: CheckingClient, elena: Usuario, credencial: Credencial
) -> None:
    _revoke(tarde, credencial, modo="enviar")
    code = code_in(elena.correo)
    other = CheckingClient(app).as_user(elena)

    assert _revoke(other, credencial, modo="codigo", codigo=code).status_code == 422


def test_a_code_for_another_purpose_confirms_nothing(
    tarde: CheckingClient, elena: Usuario, credencial: Credencial
) -> None:
    _revoke(tarde, credencial, modo="enviar")
    with tarde.session_transaction() as session:
        asked = session["confirmar"]
    entering = tokens.issue(PropositoToken.ENTRAR, elena.correo, solicitud=asked)
    db.session.commit()

    answer = _revoke(tarde, credencial, modo="codigo", codigo=entering.codigo)
    assert answer.status_code == 422
    assert credencial.estado == "vigente"
