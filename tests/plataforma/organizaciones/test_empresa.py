"""A person registers their own firm, and manages it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from plataforma.db import db
from plataforma.organizaciones.empresa import MAXIMUM, DatosEmpresa, registrar_empresa
from plataforma.organizaciones.errors import DemasiadasEmpresasError, IdentificadorRepetidoError
from plataforma.organizaciones.models import Organizacion
from tests.plataforma.organizaciones.conftest import acts, roles

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

NUEVA = "/es/cuenta/empresa/nueva/"


def datos(**changes: Any) -> DatosEmpresa:
    values = {
        "nombre": "Dulces Yvoty",
        "pais": "PY",
        "identificador": "800280610",
        "tamano": "micro",
        "idiomas": ["es"],
    }
    return DatosEmpresa(**(values | changes))


def payload(**changes: Any) -> dict[str, Any]:
    return {
        "nombre": "Dulces Yvoty",
        "pais": "PY",
        "identificador": "80028061-0",
        "tamano": "micro",
        "idiomas": ["es"],
    } | changes


def test_its_owner_manages_it_and_nobody_has_checked_it(ana: Usuario) -> None:
    firm = registrar_empresa(datos(), actor=ana)
    assert roles(firm) == {"Ana": "gestor"}
    assert (firm.tipo, firm.confirmada, firm.publica) == ("empresa", False, False)
    assert acts() == ["organizacion.registrar_empresa"]


def test_twice_is_once(ana: Usuario) -> None:
    assert registrar_empresa(datos(), actor=ana) is registrar_empresa(datos(), actor=ana)
    assert len(acts()) == 1


def test_a_tax_id_is_registered_once(ana: Usuario, fabian: Usuario) -> None:
    registrar_empresa(datos(), actor=ana)
    with pytest.raises(IdentificadorRepetidoError):
        registrar_empresa(datos(nombre="Otra"), actor=fabian)


def test_without_tax_id_two_firms_may_have_one_name(ana: Usuario, fabian: Usuario) -> None:
    one = registrar_empresa(datos(identificador=None), actor=ana)
    other = registrar_empresa(datos(identificador=None), actor=fabian)
    assert one.slug != other.slug


def test_there_is_an_end_to_the_firms_of_one_person(ana: Usuario) -> None:
    for n in range(MAXIMUM):
        registrar_empresa(datos(nombre=f"F{n}", identificador=None), actor=ana)
    with pytest.raises(DemasiadasEmpresasError):
        registrar_empresa(datos(nombre="Una más", identificador=None), actor=ana)


def test_on_the_pages(client: CheckingClient, ana: Usuario, fabian: Usuario) -> None:
    client.as_user(ana)
    assert "Registre su empresa" in client.get("/es/cuenta/empresa/").text
    assert client.get(NUEVA).status_code == 200
    sent = client.send(NUEVA, payload())
    assert sent.location == "/es/camara/dulces-yvoty/equipo/"
    assert "todavía no comprobó" in client.get(sent.location).text
    assert "Dulces Yvoty" in client.get("/es/cuenta/empresa/").text
    again = client.as_user(fabian).send(NUEVA, payload(nombre="Otra"))
    assert again.status_code == 422
    assert "pida a quien la gestiona" in again.text
    assert "Benítez" not in again.text


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"identificador": "80028061-1"}, "dígito verificador"),
        ({"nombre": ""}, "nombre de su empresa"),
        ({"pais": ""}, "país de su empresa"),
    ],
)
def test_what_is_wrong_is_said(
    client: CheckingClient, ana: Usuario, changes: dict[str, str], says: str
) -> None:
    answer = client.as_user(ana).send(NUEVA, payload(**changes))
    assert answer.status_code == 422
    assert says in answer.text
    assert db.session.scalars(select(Organizacion)).all() == []


def test_it_takes_no_cohorts_until_the_secretariat_knows_it(
    client: CheckingClient, ana: Usuario
) -> None:
    firm = registrar_empresa(datos(), actor=ana)
    client.as_user(ana)
    cohorts = f"/es/camara/{firm.slug}/cohortes/"
    assert client.get(cohorts).status_code == 404
    assert client.get(f"{cohorts}nueva/").status_code == 404
    assert client.get("/es/panel/").status_code == 200
    firm.confirmada = True
    assert client.get(cohorts).status_code == 200


def test_administrators_are_told_of_those_to_check(
    client: CheckingClient, ana: Usuario, elena: Usuario
) -> None:
    registrar_empresa(datos(), actor=ana)
    client.as_user(elena)
    assert "Empresas por comprobar" in client.get("/es/administracion/").text
    page = client.get("/es/administracion/organizaciones/?ver=sin-comprobar").text
    assert "Dulces Yvoty" in page
