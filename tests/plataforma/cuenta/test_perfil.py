"""The profile, and who may see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from plataforma.audit.models import AuditLine
from plataforma.db import db

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

PROFILE = {
    "nombre": "Ana Benítez de Duarte",
    "idioma": "pt",
    "pais": "BR",
    "zona_horaria": "America/Manaus",
    "empresa": "Doces Yvoty",
    "telefono": "11 96123-4567",
}
PAGES = [
    "/es/cuenta/",
    "/es/cuenta/clave/",
    "/es/cuenta/correo/",
    "/es/cuenta/privacidad/",
    "/es/cuenta/sesiones/",
    "/es/cuenta/cerrar/",
    "/es/panel/",
]


@pytest.mark.parametrize("page", PAGES)
def test_pages_of_the_account_open_in_both_languages(
    client: CheckingClient, ana: Usuario, page: str
) -> None:
    client.as_user(ana)
    assert client.get(page).status_code == 200
    assert client.get(page.replace("/es/", "/pt/")).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_a_visitor_is_asked_to_enter_and_comes_back(client: CheckingClient, page: str) -> None:
    response = client.get(page)
    assert response.status_code == 303
    assert response.headers["Location"].startswith("/es/entrar/?siguiente=")


def test_the_profile_is_saved_and_the_telephone_written_for_the_world(
    client: CheckingClient, ana: Usuario
) -> None:
    assert client.as_user(ana).send("/es/cuenta/", PROFILE).status_code == 303
    assert (ana.nombre, ana.idioma, ana.pais) == ("Ana Benítez de Duarte", "pt", "BR")
    assert (ana.zona_horaria, ana.telefono) == ("America/Manaus", "+5511961234567")


def test_the_page_stays_in_its_language_when_mails_change_theirs(
    client: CheckingClient, ana: Usuario
) -> None:
    response = client.as_user(ana).send("/es/cuenta/", PROFILE)
    assert response.headers["Location"] == "/es/cuenta/"


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("telefono", "hola", "con el número del país"),
        ("telefono", "12", "con el número del país"),
        ("nombre", "", "Escriba su nombre"),
        ("zona_horaria", "../../etc/passwd", "Hay un problema"),
        ("idioma", "fr", "Hay un problema"),
    ],
)
def test_a_bad_field_is_said_and_nothing_is_saved(
    client: CheckingClient, ana: Usuario, field: str, value: str, says: str
) -> None:
    response = client.as_user(ana).send("/es/cuenta/", PROFILE | {field: value})
    assert response.status_code == 422
    assert says in response.text
    assert ana.nombre == "Ana Benítez"


def test_the_audit_line_names_fields_not_values(client: CheckingClient, ana: Usuario) -> None:
    client.as_user(ana).send("/es/cuenta/", PROFILE)
    line = db.session.scalars(select(AuditLine)).one()
    assert line.datos == {
        "campos": ["empresa", "idioma", "nombre", "pais", "telefono", "zona_horaria"]
    }


def test_more_fields_than_the_form_has_change_nothing_else(
    client: CheckingClient, ana: Usuario
) -> None:
    extra = {"correo": "x@y.example", "estado": "suspendido", "id": "9", "roles": "autor"}
    client.as_user(ana).send("/es/cuenta/", PROFILE | extra)
    assert (ana.correo, ana.estado, ana.roles) == ("ana@escala.test", "activo", [])


def test_a_counterpart_does_not_choose_the_country_that_it_sees(
    client: CheckingClient, gael: Usuario
) -> None:
    answer = client.as_user(gael).send("/es/cuenta/", PROFILE)
    assert answer.status_code == 422
    assert "Pida el cambio a la administración." in answer.text
    assert gael.pais == "MX"
    own = {**PROFILE, "pais": "MX", "telefono": ""}
    assert client.send("/es/cuenta/", own).status_code == 303
