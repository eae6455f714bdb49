"""A chamber or public body asks: a workshop, its dates, its people; its other managers act, too."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from consultores.asistente import services
from consultores.solicitudes.estados import Estado
from consultores.solicitudes.formativo import find_pedido
from consultores.solicitudes.models import Solicitud
from plataforma.clock import now
from plataforma.db import db
from plataforma.organizaciones.models import RolMembresia, TipoOrganizacion
from tests.consultores.asistente.test_pasos import page_of
from tests.consultores.asistente.test_pedir import DETAIL, NEW, only_request
from tests.factories.consultores import make_borrador, make_solicitud
from tests.factories.identidad import make_membresia, make_organizacion, make_usuario

if TYPE_CHECKING:
    from consultores.red.models import Consultor
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


def course(**changes: Any) -> dict[str, Any]:
    """What Carla says of the workshop; each test changes one thing."""
    first = now().date() + timedelta(days=40)
    said = {
        "servicio": "TAL",
        "area": "ORI",
        "para_quienes": "30 empresas de alimentos",
        "personas": "30",
        "desde": first.isoformat(),
        "hasta": (first + timedelta(days=1)).isoformat(),
        "modalidad": "presencial",
        "lugar": "Montevideo, sala 2",
    }
    return said | changes


@pytest.fixture
def carla() -> Usuario:
    persona = make_usuario("Carla Sosa", pais="UY")
    casa = make_organizacion("Cámara de Alimentos", pais="UY", slug="alimentos")
    make_membresia(persona, casa)
    return persona


def ask_for_a_course(client: CheckingClient, carla: Usuario, **changes: Any) -> Any:
    client.as_user(carla)
    client.send(NEW, {"tipo": "SOL-CUR", "organizacion": "alimentos", "intento": "c"})
    request = only_request()
    client.send(page_of(request, "detalle"), DETAIL)
    return client.send(page_of(request, "ayuda"), course(**changes))


def test_a_body_asks_for_a_workshop(client: CheckingClient, carla: Usuario) -> None:
    assert ask_for_a_course(client, carla).location.endswith("/elegir/")
    request = only_request()
    page = client.get(page_of(request, "revisar")).text
    for said in ("Cámara de Alimentos", "Taller", "Montevideo, sala 2", "30 empresas de alimentos"):
        assert said in page
    client.send(page_of(request, "revisar"))
    assert request.estado != Estado.BORRADOR
    assert "Montevideo, sala 2" in client.get(f"/es/asistencia/{request.referencia}/").text


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"desde": "2020-01-01"}, "Ese día ya pasó"),
        ({"hasta": "2020-01-01"}, "el mismo día o uno posterior"),
        ({"otra_desde": "2099-01-01"}, "los dos días de la segunda opción"),
        ({"lugar": ""}, "Escriba la ciudad"),
        ({"personas": "muchas"}, "número entero"),
        ({"personas": "0"}, "entre 1 y 5000"),
    ],
)
def test_what_is_wrong_with_a_course_is_said_and_the_rest_kept(
    client: CheckingClient, carla: Usuario, changes: dict[str, str], said: str
) -> None:
    page = ask_for_a_course(client, carla, **changes)
    assert page.status_code == 422
    assert said in page.text
    pedido = find_pedido(only_request().id)
    assert pedido
    assert pedido.para_quienes == "30 empresas de alimentos"


def test_a_course_without_its_details_does_not_leave(
    client: CheckingClient, carla: Usuario
) -> None:
    draft = make_borrador(carla, tipo="SOL-CUR")
    away = client.as_user(carla).send(page_of(draft, "revisar"))
    assert away.location.endswith("/ayuda/")
    assert draft.estado == Estado.BORRADOR


def test_nobody_asks_in_the_name_of_a_body_of_others(
    client: CheckingClient, carla: Usuario, ana: Usuario
) -> None:
    client.as_user(ana)
    page = client.send(NEW, {"tipo": "SOL-CUR", "organizacion": "alimentos", "intento": "c"})
    assert page.status_code == 422
    assert db.session.scalar(select(Solicitud.id)) is None


def make_body_request(carla: Usuario, consultor: Consultor) -> Solicitud:
    request = make_solicitud(carla, consultor)
    (casa,) = services.list_casas(carla)
    request.organizacion_id = casa.id
    db.session.commit()
    return request


def test_another_manager_of_the_body_sees_it_and_acts(
    client: CheckingClient, carla: Usuario, consultor: Consultor
) -> None:
    request, other = make_body_request(carla, consultor), make_usuario("Otra Gestora")
    make_membresia(other, services.list_casas(carla)[0])
    db.session.commit()
    client.as_user(other)
    assert request.referencia in client.get("/es/asistencia/").text
    client.send(page_of(request, "cancelar"), {"motivo": "Ya no hace falta"})
    assert request.estado == Estado.CANCELADA


@pytest.mark.parametrize("rol", [RolMembresia.LECTOR, RolMembresia.FACILITADOR])
def test_who_only_reads_for_the_body_does_not(
    client: CheckingClient, carla: Usuario, consultor: Consultor, rol: RolMembresia
) -> None:
    request, other = make_body_request(carla, consultor), make_usuario("Otra Persona")
    make_membresia(other, services.list_casas(carla)[0], rol)
    db.session.commit()
    path = f"/es/asistencia/{request.referencia}/"
    assert client.as_user(other).get(path).status_code == 404


def test_a_firm_of_ones_own_is_no_body(carla: Usuario) -> None:
    make_membresia(carla, make_organizacion("Dulces", tipo=TipoOrganizacion.EMPRESA))
    assert [c.nombre for c in services.list_casas(carla)] == ["Cámara de Alimentos"]
