"""Entering with a password."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from argon2 import PasswordHasher
from sqlalchemy import func, select

from plataforma.audit.models import AuditLine
from plataforma.clock import now
from plataforma.db import db
from plataforma.identidad.models import EstadoUsuario, Sesion
from plataforma.identidad.passwords import needs_rehash
from plataforma.identidad.sessions import ABSOLUTE
from tests.plataforma.entrada.conftest import CLAVE, without_tokens

if TYPE_CHECKING:
    from collections.abc import Callable

    from werkzeug.test import TestResponse

    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

    Enter = Callable[..., TestResponse]


def test_the_right_password_opens_the_dashboard(
    client: CheckingClient, con_clave: Usuario, enter: Enter
) -> None:
    response = enter(con_clave.correo)
    assert response.status_code == 303
    assert response.headers["Location"] == "/es/panel/"
    assert "Hola, Ana." in client.get("/es/panel/").text


def test_a_page_that_only_shows_writes_no_cookie(
    client: CheckingClient, con_clave: Usuario, enter: Enter
) -> None:
    """Two answers that cross would bring the older session back, and lose a message with it."""
    enter(con_clave.correo)
    cookie = client.get_cookie("escala")
    assert cookie is not None
    assert cookie.expires is not None
    assert ABSOLUTE - timedelta(minutes=1) < cookie.expires - now() <= ABSOLUTE
    client.get("/es/panel/")  # has a form: its token is kept from here on
    for path in ("/es/panel/", "/es/ayuda/", "/trabajador.js"):
        assert "Set-Cookie" not in client.get(path).headers, path


@pytest.mark.parametrize("typed", ["  ANA@Escala.Test ", "ana\u200b@escala.test"])
def test_the_address_may_be_typed_with_capitals_spaces_and_invisible_marks(
    con_clave: Usuario, enter: Enter, typed: str
) -> None:
    assert enter(typed).status_code == 303


def test_a_wrong_password_keeps_the_address_and_says_what_to_do(
    con_clave: Usuario, enter: Enter
) -> None:
    response = enter(con_clave.correo, "otra cosa distinta")
    assert response.status_code == 422
    assert "pida un código por correo" in response.text
    assert f'value="{con_clave.correo}"' in response.text
    assert "otra cosa distinta" not in response.text


def test_unknown_wrong_and_passwordless_accounts_get_the_same_answer(
    app: object, con_clave: Usuario, fabian: Usuario, enter: Enter
) -> None:
    db.session.commit()
    addresses = (con_clave.correo, "nadie@escala.test", fabian.correo)
    answers = {without_tokens(enter(a, "una clave equivocada"), a) for a in addresses}
    assert len(answers) == 1


def test_a_wrong_try_is_audited_alike_for_known_and_unknown_without_the_address(
    con_clave: Usuario, enter: Enter
) -> None:
    enter(con_clave.correo, "una clave equivocada")
    enter("nadie@escala.test", "una clave equivocada")
    lines = db.session.scalars(
        select(AuditLine).where(AuditLine.accion == "identidad.entrada_fallida")
    ).all()
    assert len(lines) == 2
    assert all("escala.test" not in f"{x.objeto}{x.datos}" for x in lines)


def test_the_page_asked_for_comes_after_entering(con_clave: Usuario, enter: Enter) -> None:
    response = enter(con_clave.correo, siguiente="/es/cuenta/?x=1")
    assert response.headers["Location"] == "/es/cuenta/?x=1"


@pytest.mark.parametrize(
    "path",
    [
        "https://malo.example/",
        "//malo.example/",
        "/\\malo.example",
        "javascript:alert(1)",
        "/\t/malo.example",
        "malo",
    ],
)
def test_nobody_is_sent_to_another_site(con_clave: Usuario, enter: Enter, path: str) -> None:
    assert enter(con_clave.correo, siguiente=path).headers["Location"] == "/es/panel/"


def test_the_session_id_is_new_at_each_entry_and_a_planted_one_opens_nothing(
    client: CheckingClient, con_clave: Usuario, enter: Enter
) -> None:
    with client.session_transaction() as session:
        session["_user_id"] = "planted"
    enter(con_clave.correo)
    with client.session_transaction() as session:
        assert session["_user_id"] != "planted"
    assert db.session.scalar(select(func.count(Sesion.id))) == 1


def test_the_database_holds_no_session_token(
    client: CheckingClient, con_clave: Usuario, enter: Enter
) -> None:
    enter(con_clave.correo)
    with client.session_transaction() as session:
        assert session["_user_id"] not in db.session.scalars(select(Sesion.token_hash)).all()


def test_a_hash_of_other_parameters_is_renewed_at_entry(con_clave: Usuario, enter: Enter) -> None:
    con_clave.clave_hash = PasswordHasher(time_cost=1, memory_cost=8_192).hash(CLAVE)
    db.session.commit()
    assert enter(con_clave.correo).status_code == 303
    assert con_clave.clave_hash
    assert not needs_rehash(con_clave.clave_hash)


def test_a_suspended_person_is_told_only_with_the_right_password(
    con_clave: Usuario, enter: Enter
) -> None:
    con_clave.estado = EstadoUsuario.SUSPENDIDO
    db.session.commit()
    assert "suspendida" not in enter(con_clave.correo, "una clave equivocada").text
    assert "suspendida" in enter(con_clave.correo).text


def test_somebody_inside_is_sent_on(client: CheckingClient, ana: Usuario) -> None:
    response = client.as_user(ana).get("/es/entrar/")
    assert response.headers["Location"] == "/es/panel/"


def test_a_form_from_another_site_is_refused(client: CheckingClient, con_clave: Usuario) -> None:
    response = client.post("/es/entrar/", data={"correo": con_clave.correo, "clave": CLAVE})
    assert response.status_code == 400


def test_an_address_that_is_none_says_how_to_write_it(enter: Enter) -> None:
    response = enter("ana")
    assert response.status_code == 422
    assert "ana@correo.com" in response.text
