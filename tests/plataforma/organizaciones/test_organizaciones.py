"""Administrators create organisations and say who acts for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from plataforma.audit.models import AuditLine
from plataforma.db import db
from plataforma.email import Correo
from plataforma.equipos.services import quitar_miembro
from plataforma.identidad.models import Sesion
from plataforma.organizaciones import errors
from plataforma.organizaciones.models import Membresia, Organizacion, RolMembresia, TipoOrganizacion
from plataforma.organizaciones.part import PERSONAL_DATA
from plataforma.organizaciones.queries import es_miembro, find_organizaciones, list_miembros
from plataforma.organizaciones.services import agregar_miembro, crear_organizacion
from tests.factories.identidad import make_membresia, make_organizacion, make_usuario

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

BASE = "/es/administracion/organizaciones"


def payload(**changes: Any) -> dict[str, Any]:
    return {"nombre": "Cámara de Comercio de Salto", "tipo": "camara", "pais": "UY"} | changes


def acts() -> list[str]:
    return list(db.session.scalars(select(AuditLine.accion).order_by(AuditLine.id)))


def test_the_name_gives_the_address(elena: Usuario) -> None:
    made = [
        crear_organizacion("Cámara de Añil", TipoOrganizacion.CAMARA, pais, actor=elena)
        for pais in ("UY", "AR", "BR")
    ]
    assert [o.slug for o in made] == ["camara-de-anil", "camara-de-anil-ar", "camara-de-anil-br"]
    assert acts() == ["organizacion.crear"] * 3
    odd = crear_organizacion("商会", TipoOrganizacion.CAMARA, "PE", actor=elena)
    assert odd.slug == "organizacion"


def test_the_same_name_in_a_country_is_refused(elena: Usuario) -> None:
    crear_organizacion("Cámara", TipoOrganizacion.CAMARA, "UY", actor=elena)
    with pytest.raises(errors.OrganizacionRepetidaError):
        crear_organizacion("Cámara", TipoOrganizacion.CAMARA, "UY", actor=elena)


def test_an_account_gets_to_act_and_is_told_in_its_language(elena: Usuario) -> None:
    camara, bruno = make_organizacion(), make_usuario(correo="b@escala.test", idioma="pt")
    agregar_miembro(camara, bruno.correo, RolMembresia.GESTOR, actor=elena)
    assert es_miembro(bruno.id, camara.id, RolMembresia.GESTOR)
    mail = db.session.scalars(select(Correo)).one()
    assert (mail.para, mail.idioma) == ("b@escala.test", "pt")
    assert "/pt/panel/" in mail.texto
    with pytest.raises(errors.YaEsMiembroError):
        agregar_miembro(camara, bruno.correo, RolMembresia.LECTOR, actor=elena)


def test_only_proven_accounts_can_act(elena: Usuario) -> None:
    camara = make_organizacion()
    make_usuario(correo="x@escala.test", correo_verificado_el=None)
    for address in ("nadie@escala.test", "x@escala.test"):
        with pytest.raises(errors.CuentaDesconocidaError):
            agregar_miembro(camara, address, RolMembresia.GESTOR, actor=elena)


def test_who_is_taken_off_is_signed_out_everywhere(elena: Usuario, carla: Usuario) -> None:
    membresia = db.session.scalars(select(Membresia)).one()
    make_membresia(elena, membresia.organizacion)
    db.session.add(Sesion(token_hash="x" * 64, usuario_id=carla.id))
    db.session.flush()
    quitar_miembro(membresia, actor=elena)
    assert [m.usuario for m in list_miembros(membresia.organizacion_id)] == [elena]
    assert db.session.scalars(select(Sesion)).all() == []
    (line,) = db.session.scalars(select(AuditLine)).all()
    assert line.accion == "organizacion.quitar_miembro"
    assert line.datos["miembro"] == carla.seudonimo


def test_the_list_is_searched_and_counts_people(carla: Usuario) -> None:
    make_organizacion("Unión Industrial 100%")
    page = find_organizaciones("exportadores", 1)
    assert [(o.nombre, n) for o, n in page.filas] == [("Cámara de Exportadores del Litoral", 1)]
    assert find_organizaciones("100%", 1).total == 1
    assert find_organizaciones("%", 99).total == 1


def test_from_creating_to_removing_on_the_pages(
    client: CheckingClient, elena: Usuario, ana: Usuario
) -> None:
    client.as_user(elena)
    assert "Sin organizaciones todavía" in client.get(f"{BASE}/").text
    assert client.get(f"{BASE}/nueva/").status_code == 200
    made = client.send(f"{BASE}/nueva/", payload())
    assert made.location == f"{BASE}/camara-de-comercio-de-salto/"
    assert client.send(f"{BASE}/nueva/", payload()).status_code == 422
    added = client.send(made.location, {"correo": " ANA@escala.test", "rol": "lector"})
    assert added.status_code == 303
    assert "Ana Benítez" in client.get(made.location).text
    member = db.session.scalars(select(Membresia)).one()
    url = f"{made.location}miembros/{member.id}/quitar/"
    assert "Quitar a Ana Benítez" in client.get(url).text
    assert client.send(url).status_code == 303
    assert db.session.scalars(select(Membresia)).all() == []
    assert client.get(url).status_code == 404


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"correo": "ana", "rol": "gestor"}, "Escriba su correo completo"),
        ({"correo": "nadie@escala.test", "rol": "gestor"}, "No hay ninguna cuenta"),
        ({"correo": "nadie@escala.test"}, "Elija qué podrá hacer"),
    ],
)
def test_a_wrong_member_is_said_beside_the_field(
    client: CheckingClient, elena: Usuario, data: dict[str, str], says: str
) -> None:
    camara = make_organizacion(slug="una")
    answer = client.as_user(elena).send(f"{BASE}/{camara.slug}/", data)
    assert answer.status_code == 422
    assert says in answer.text


def test_only_administrators_enter(client: CheckingClient, carla: Usuario, gael: Usuario) -> None:
    for persona in (carla, gael):
        client.as_user(persona)
        for path in ("/", "/nueva/", "/litoral/"):
            assert client.get(f"{BASE}{path}").status_code == 403
        assert client.send(f"{BASE}/nueva/", payload()).status_code == 403
    assert db.session.scalars(select(Organizacion)).one().slug == "litoral"


def test_a_member_of_another_organisation_is_404(
    client: CheckingClient, elena: Usuario, carla: Usuario
) -> None:
    member = make_membresia(carla, make_organizacion(slug="otra"))
    client.as_user(elena)
    url = f"{BASE}/litoral/miembros/{member.id}/quitar/"
    assert client.get(url).status_code == 404
    assert client.get(f"{BASE}/nada/").status_code == 404


def test_memberships_are_part_of_a_persons_data(carla: Usuario) -> None:
    assert PERSONAL_DATA.export(carla)["actua_por"][0]["rol"] == "gestor"
    PERSONAL_DATA.erase(carla, False)
    assert PERSONAL_DATA.export(carla)["actua_por"] == []
