"""Opening an account."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from plataforma.db import db
from plataforma.identidad.consentimientos import texto_mostrado
from plataforma.identidad.models import Consentimiento, Proposito, Usuario
from plataforma.identidad.passwords import verify
from plataforma.identidad.queries import find_usuario
from tests.client import CheckingClient
from tests.plataforma.entrada.conftest import CLAVE, STEP_ONE, without_tokens
from tests.plataforma.entrada.correo import code_in, link_in, mails_to

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from werkzeug.test import TestResponse

    SignUp = Callable[..., TestResponse]

CORREO = STEP_ONE["correo"]


def confirm(client: CheckingClient, correo: str = CORREO) -> TestResponse:
    return client.send("/es/entrar/codigo/", {"codigo": code_in(correo)})


def test_the_code_opens_the_account_and_signs_in(client: CheckingClient, sign_up: SignUp) -> None:
    assert sign_up().headers["Location"] == "/es/entrar/codigo/"
    assert find_usuario(CORREO) is None
    assert confirm(client).headers["Location"] == "/es/panel/"
    persona = find_usuario(CORREO)
    assert persona
    assert (persona.nombre, persona.pais, persona.empresa) == (
        "Lucía Ibáñez",
        "EC",
        "Quesos La Cañada",
    )
    assert (persona.idioma, persona.zona_horaria) == ("es", "America/Guayaquil")
    assert persona.correo_verificado_el
    assert verify(persona.clave_hash, CLAVE)


def test_a_password_is_not_needed(client: CheckingClient, sign_up: SignUp) -> None:
    sign_up(clave="")
    assert confirm(client).headers["Location"] == "/es/panel/"
    persona = find_usuario(CORREO)
    assert persona
    assert persona.clave_hash is None


def test_consent_is_kept_with_the_text_as_shown(client: CheckingClient, sign_up: SignUp) -> None:
    sign_up(lang="pt", novedades="y")
    confirm(client)
    kept = {c.proposito: c for c in db.session.scalars(select(Consentimiento))}
    assert set(kept) == {Proposito.SERVICIO, Proposito.NOVEDADES}
    for proposito, consent in kept.items():
        shown = texto_mostrado(proposito, "pt")
        assert consent.texto_hash == hashlib.sha256(shown.encode()).hexdigest()
        assert (consent.idioma, consent.canal, consent.retirado_el) == ("pt", "web", None)
        assert consent.version


def test_no_box_is_ticked_and_both_texts_are_on_the_page(
    client: CheckingClient, sign_up: SignUp
) -> None:
    client.send("/es/alta/", STEP_ONE)
    page = client.get("/es/alta/permisos/").text
    assert "checked" not in page
    assert texto_mostrado(Proposito.SERVICIO, "es") in page
    assert texto_mostrado(Proposito.NOVEDADES, "es") in page


def test_without_the_voluntary_consent_none_is_kept(
    client: CheckingClient, sign_up: SignUp
) -> None:
    sign_up()
    confirm(client)
    assert db.session.scalars(select(Consentimiento.proposito)).all() == ["servicio"]


def test_without_the_necessary_consent_the_page_says_why(sign_up: SignUp) -> None:
    response = sign_up(servicio=None)
    assert response.status_code == 422
    assert "Marque la primera casilla" in response.text
    assert mails_to(CORREO) == []


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("nombre", "  ", "Escriba su nombre"),
        ("correo", "lucia@", "ana@correo.com"),
        ("correo", "lucia@quesos.example\r\nBcc: x@y.example", "ana@correo.com"),
        ("pais", "", "Elija su país"),
        ("pais", "FR", "Not a valid choice"),
        ("nombre", "x" * 121, "120 caracteres"),
    ],
)
def test_what_is_missing_is_said_and_the_rest_is_kept(
    client: CheckingClient, field: str, value: str, says: str
) -> None:
    response = client.send("/es/alta/", STEP_ONE | {field: value})
    assert response.status_code == 422
    assert "Hay un problema" in response.text
    if says != "Not a valid choice":
        assert says in response.text
    assert "Quesos La Cañada" in response.text


@pytest.mark.parametrize(
    ("clave", "says"),
    [
        ("corta", "8 caracteres"),
        ("contraseña123", "más usadas"),
        ("LuciaIbanez-99", "No use en la clave"),
        ("queso de escala", "No use en la clave"),
    ],
)
def test_a_weak_password_is_refused_on_its_field(sign_up: SignUp, clave: str, says: str) -> None:
    response = sign_up(clave=clave)
    assert response.status_code == 422
    assert says in response.text
    assert clave not in response.text


def test_both_steps_keep_what_was_typed_in_the_other_language(client: CheckingClient) -> None:
    client.send("/es/alta/", STEP_ONE)
    assert 'value="Lucía Ibáñez"' in client.get("/pt/alta/").text
    assert client.get("/pt/alta/permisos/").status_code == 200


def test_the_second_step_needs_the_first(client: CheckingClient) -> None:
    assert client.get("/es/alta/permisos/").headers["Location"] == "/es/alta/"


def test_known_and_unknown_addresses_get_the_same_pages(
    app: Flask, sign_up: SignUp, ana: Usuario
) -> None:
    db.session.commit()
    seen = set()
    for correo in (ana.correo, CORREO):
        browser = CheckingClient(app)
        steps = [
            sign_up(browser=browser, correo=correo),
            browser.get("/es/entrar/codigo/"),
            *(browser.send("/es/entrar/codigo/", {"codigo": "000000"}) for _ in range(6)),
            browser.send("/es/entrar/codigo/otro/"),
            browser.get("/es/entrar/codigo/"),
        ]
        seen.add("\n".join(without_tokens(s, correo) for s in steps))
    assert len(seen) == 1


def test_who_has_an_account_is_told_by_mail_and_enters_it_unchanged(
    client: CheckingClient, sign_up: SignUp, con_clave: Usuario
) -> None:
    before = con_clave.clave_hash
    sign_up(correo=con_clave.correo, nombre="Otra Persona", clave="tres barcos en el puerto")
    assert "ya tiene una cuenta" in mails_to(con_clave.correo)[0].asunto
    assert confirm(client, con_clave.correo).headers["Location"] == "/es/panel/"
    assert (con_clave.nombre, con_clave.clave_hash) == ("Ana Benítez", before)


@pytest.mark.parametrize(
    "typed",
    [
        "LUCIA@QUESOS.EXAMPLE",
        " lucia@quesos.example ",
        "lu\u200bcia@quesos.example",
        "lucia@quesos.example\u00a0",
        "\uff4c\uff55cia@quesos.example",  # full-width letters of a phone keyboard
    ],
)
def test_spellings_of_one_address_are_one_account(
    client: CheckingClient, sign_up: SignUp, typed: str
) -> None:
    sign_up()
    confirm(client)
    client.send("/es/salir/")
    sign_up(correo=typed)
    confirm(client)
    assert db.session.scalar(select(func.count(Usuario.id))) == 1


def test_composed_and_decomposed_accents_are_one_address(
    client: CheckingClient, sign_up: SignUp
) -> None:
    sign_up(correo="pe\u00f1a@quesos.example")
    confirm(client, "peña@quesos.example")
    client.send("/es/salir/")
    sign_up(correo="pen\u0303a@quesos.example")
    confirm(client, "peña@quesos.example")
    assert db.session.scalar(select(func.count(Usuario.id))) == 1


def test_the_link_opened_elsewhere_leaves_the_password_of_a_stranger_behind(
    app: Flask, sign_up: SignUp
) -> None:
    sign_up()
    assert CheckingClient(app).send(link_in(CORREO)).headers["Location"] == "/es/panel/"
    persona = find_usuario(CORREO)
    assert persona
    assert persona.clave_hash is None


def test_another_code_finishes_the_same_sign_up(client: CheckingClient, sign_up: SignUp) -> None:
    sign_up()
    client.send("/es/entrar/codigo/otro/")
    assert len(mails_to(CORREO)) == 2
    assert confirm(client).headers["Location"] == "/es/panel/"
    persona = find_usuario(CORREO)
    assert persona
    assert verify(persona.clave_hash, CLAVE)


def test_two_sign_ups_at_once_make_one_account(app: Flask, sign_up: SignUp) -> None:
    one, two = CheckingClient(app), CheckingClient(app)
    sign_up(browser=one)
    first = code_in(CORREO)
    sign_up(browser=two, clave="otra clave muy larga")
    assert one.send("/es/entrar/codigo/", {"codigo": first}).status_code == 303
    assert confirm(two).status_code == 303
    persona = find_usuario(CORREO)
    assert persona
    assert verify(persona.clave_hash, CLAVE)


def test_an_account_that_a_chamber_prepared_is_completed(
    client: CheckingClient, sign_up: SignUp, ana: Usuario
) -> None:
    ana.correo_verificado_el = None
    db.session.commit()
    sign_up(correo=ana.correo)
    confirm(client, ana.correo)
    assert (ana.nombre, ana.pais) == ("Lucía Ibáñez", "EC")


def test_the_page_asked_for_comes_after_the_code(client: CheckingClient, sign_up: SignUp) -> None:
    sign_up_page = client.get("/es/alta/?siguiente=/es/cuenta/")
    assert 'value="/es/cuenta/"' in sign_up_page.text
    client.send("/es/alta/", STEP_ONE | {"siguiente": "/es/cuenta/"})
    client.send("/es/alta/permisos/", {"servicio": "y"})
    assert confirm(client).headers["Location"] == "/es/cuenta/"


def test_roles_and_states_cannot_be_typed_in(client: CheckingClient, sign_up: SignUp) -> None:
    sign_up(roles="administracion", rol="administracion", estado="x", id="1")
    confirm(client)
    persona = find_usuario(CORREO)
    assert persona
    assert persona.roles == []
