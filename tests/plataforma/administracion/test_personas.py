"""Elena looks after people and roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plataforma.audit.models import AuditLine
from plataforma.db import db
from plataforma.identidad.models import EstadoUsuario, Sesion
from plataforma.permissions import Rol

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


def path(persona: Usuario, act: str = "") -> str:
    return f"/es/administracion/personas/{persona.seudonimo}/{act}"


def test_elena_finds_a_person_by_part_of_the_name(
    client: CheckingClient, elena: Usuario, ana: Usuario
) -> None:
    page = client.as_user(elena).get("/es/administracion/personas/?q=bení")
    assert ana.correo in page.text


def test_a_role_filter_leaves_out_the_others(
    client: CheckingClient, elena: Usuario, ana: Usuario, gael: Usuario
) -> None:
    page = client.as_user(elena).get("/es/administracion/personas/?rol=contraparte")
    assert gael.correo in page.text
    assert ana.correo not in page.text


def test_a_search_without_hits_says_what_to_try(client: CheckingClient, elena: Usuario) -> None:
    page = client.as_user(elena).get("/es/administracion/personas/?q=zzzz")
    assert "Pruebe con menos letras" in page.text


def test_giving_a_role_is_recorded_and_ends_that_person_s_sessions(
    client: CheckingClient, elena: Usuario, fabian: Usuario
) -> None:
    client.as_user(fabian)
    client.as_user(elena).send(path(fabian), {"roles": ["autor"]})
    assert fabian.tiene_rol(Rol.AUTOR)
    assert db.session.query(Sesion).filter_by(usuario_id=fabian.id).count() == 0
    line = db.session.query(AuditLine).filter_by(accion="identidad.cambiar_roles").one()
    assert line.actor == elena.seudonimo


def test_an_unknown_role_is_refused_and_nothing_changes(
    client: CheckingClient, elena: Usuario, fabian: Usuario
) -> None:
    answer = client.as_user(elena).send(path(fabian), {"roles": ["rey"]})
    assert answer.status_code == 422
    assert not fabian.roles


def test_a_suspended_person_is_out_at_the_next_request(
    client: CheckingClient, elena: Usuario, fabian: Usuario
) -> None:
    client.as_user(elena).send(path(fabian, "suspender/"))
    assert fabian.estado == EstadoUsuario.SUSPENDIDO
    assert client.as_user(fabian).get("/es/panel/").status_code == 303


def test_a_suspended_person_may_be_let_in_again(
    client: CheckingClient, elena: Usuario, fabian: Usuario
) -> None:
    client.as_user(elena).send(path(fabian, "suspender/"))
    client.send(path(fabian, "reactivar/"))
    assert fabian.estado == EstadoUsuario.ACTIVO


def test_nobody_else_sees_people(client: CheckingClient, gael: Usuario) -> None:
    assert client.as_user(gael).get("/es/administracion/personas/").status_code == 403


def test_an_unknown_person_is_not_found(client: CheckingClient, elena: Usuario) -> None:
    assert client.as_user(elena).get("/es/administracion/personas/nadie/").status_code == 404


def test_a_sign_of_the_database_is_a_letter_like_others(
    client: CheckingClient, elena: Usuario, ana: Usuario
) -> None:
    page = client.as_user(elena).get("/es/administracion/personas/?q=%25")
    assert ana.correo not in page.text


@pytest.mark.parametrize("number", ["-3", "0", "99", "99999999999999999999"])
def test_a_page_beyond_the_list_is_its_last(
    client: CheckingClient, elena: Usuario, number: str
) -> None:
    client.as_user(elena)
    assert elena.correo in client.get(f"/es/administracion/personas/?pagina={number}").text
    assert client.get(f"/es/administracion/auditoria/?pagina={number}").status_code == 200


def test_a_blank_among_the_roles_lets_no_other_word_pass(
    client: CheckingClient, elena: Usuario, ana: Usuario
) -> None:
    answer = client.as_user(elena).send(path(ana), {"roles": ["", "duenia"]})
    assert answer.status_code == 422
    assert not ana.roles
