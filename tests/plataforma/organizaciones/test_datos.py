"""What an organisation says about itself; its name and country are the Secretariat's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from plataforma.audit.models import AuditLine
from plataforma.db import db
from tests.factories.identidad import make_organizacion

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion
    from tests.client import CheckingClient

URL = "/es/camara/litoral/datos/"


def payload(**changes: Any) -> dict[str, Any]:
    return {
        "identificador": "21-100342-001-7",
        "idiomas": ["es", "pt"],
        "presentacion_es": "Ayudamos a exportar.",
        "presentacion_pt": "",
        "sitio": "www.litoral.org",
        "publica": "y",
        "recibe_mensajes": "y",
    } | changes


def identity(**changes: Any) -> dict[str, Any]:
    return {"nombre": "Cámara Nueva", "tipo": "camara", "pais": "UY", "confirmada": "y"} | changes


def test_managers_write_what_it_says(
    client: CheckingClient, carla: Usuario, camara: Organizacion
) -> None:
    client.as_user(carla)
    assert client.get(URL).status_code == 200
    assert client.send(URL, payload()).location == URL
    assert (camara.identificador, camara.idiomas) == ("211003420017", ["es", "pt"])
    assert camara.sitio == "https://www.litoral.org"
    assert camara.recibe_mensajes
    line = db.session.scalars(select(AuditLine)).one()
    assert "identificador" in line.datos["campos"]
    assert "211003420017" not in str(line.datos)
    assert 'value="21-100342-001-7"' in client.get(URL).text


def test_writing_the_same_again_is_no_act(client: CheckingClient, carla: Usuario) -> None:
    client.as_user(carla)
    client.send(URL, payload())
    client.send(URL, payload())
    assert len(db.session.scalars(select(AuditLine)).all()) == 1


def test_managers_do_not_change_its_name_nor_country(
    client: CheckingClient, carla: Usuario, camara: Organizacion
) -> None:
    client.as_user(carla).send(URL, payload() | identity(pais="AR"))
    assert (camara.nombre, camara.pais) == ("Cámara de Exportadores del Litoral", "UY")


def test_administrators_do(
    client: CheckingClient, elena: Usuario, carla: Usuario, camara: Organizacion
) -> None:
    client.as_user(elena)
    assert client.send(URL, payload() | identity()).status_code == 303
    assert camara.nombre == "Cámara Nueva"
    other_country = client.send(URL, payload() | identity(pais="PE"))
    assert other_country.status_code == 422
    assert "No tiene la forma de un RUC" in other_country.text


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("identificador", "21-100342-001-8", "dígito verificador"),
        ("identificador", "2,1E+11", "perdió cifras"),
        ("sitio", "javascript:alert(1)", "dirección del sitio"),
        ("sitio", "litoral", "dirección del sitio"),
        ("sitio", "https://yo:clave@litoral.org", "dirección del sitio"),
        ("publica", "", "Sin página no hay formulario"),
        ("presentacion_es", "x" * 1201, "1200 caracteres"),
        ("idiomas", ["xx"], ""),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(
    client: CheckingClient, carla: Usuario, field: str, value: Any, says: str
) -> None:
    sent = payload() | {field: value}
    if not value:
        del sent[field]
    answer = client.as_user(carla).send(URL, sent)
    assert answer.status_code == 422
    assert says in answer.text


def test_a_tax_id_is_of_one_organisation_of_a_country(
    client: CheckingClient, carla: Usuario, camara: Organizacion
) -> None:
    make_organizacion("Zapatos Oribe", pais="UY", identificador="211003420017")
    answer = client.as_user(carla).send(URL, payload())
    assert answer.status_code == 422
    assert "pida a quien la gestiona" in answer.text
    assert "Oribe" not in answer.text
    db.session.refresh(camara)
    assert camara.identificador is None


def test_the_same_tax_id_in_another_country_is_another_one(
    client: CheckingClient, carla: Usuario, camara: Organizacion
) -> None:
    make_organizacion(pais="CU", identificador="211003420017")
    assert client.as_user(carla).send(URL, payload()).status_code == 303
