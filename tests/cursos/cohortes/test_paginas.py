"""The chamber's pages: they work, strangers get 404, bad input is answered in words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from cursos.cohortes.models import Cohorte, EstadoParticipante, Participante
from plataforma.clock import now
from plataforma.db import db
from tests.cursos.importaciones.camino import BASE
from tests.factories.cohortes import make_cohorte, make_participante
from tests.factories.cursos import make_curso

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion
    from tests.client import CheckingClient


def payload(**changes: Any) -> dict[str, Any]:
    today = now().date()
    return {
        "nombre": "Alimentos, otoño 2027",
        "inicio": today.isoformat(),
        "cierre": (today + timedelta(days=60)).isoformat(),
        "cupo": "40",
        "bienvenida_es": "Bienvenidos.",
        "bienvenida_pt": "",
    } | changes


def test_a_manager_opens_a_cohort(
    client: CheckingClient, camara: Organizacion, carla: Usuario
) -> None:
    curso = make_curso()
    client.as_user(carla)
    assert "Su primera cohorte" in client.get(f"{BASE}/").text
    assert client.get(f"{BASE}/nueva/").status_code == 200
    answer = client.send(f"{BASE}/nueva/", payload(curso=curso.slug))
    cohorte = db.session.scalars(select(Cohorte)).one()
    assert answer.location == f"{BASE}/{cohorte.id}/cargar/"
    assert (cohorte.cupo, cohorte.creada_por_id) == (40, carla.id)
    assert cohorte.bienvenida is not None
    assert cohorte.bienvenida.en("pt") == "Bienvenidos."
    assert "Alimentos, otoño 2027" in client.get(f"{BASE}/").text


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"nombre": " "}, "Escriba un nombre"),
        ({"inicio": "mañana"}, "Escriba la fecha completa"),
        ({"cierre": "2020-01-01"}, "El cierre debe ser después"),
        ({"cupo": "muchas"}, "Escriba un número entero"),
        ({"cupo": "0"}, "Escriba un número entre 1 y"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario, changes: dict[str, str], says: str
) -> None:
    answer = client.as_user(carla).send(f"{BASE}/{cohorte.id}/editar/", payload(**changes))
    assert answer.status_code == 422
    assert says in answer.text


def test_two_cohorts_of_a_chamber_have_two_names(
    client: CheckingClient, cohorte: Cohorte, camara: Organizacion, carla: Usuario
) -> None:
    other = make_cohorte(camara, "Primavera")
    client.as_user(carla)
    answer = client.send(f"{BASE}/{other.id}/editar/", payload(nombre=cohorte.nombre))
    assert "Ya hay una cohorte con ese nombre" in answer.text
    assert client.send(f"{BASE}/{other.id}/editar/", payload(cupo="12")).status_code == 303
    db.session.refresh(other)
    assert other.cupo == 12


def estado_of(participante: Participante) -> EstadoParticipante:
    db.session.refresh(participante)
    return participante.estado


def test_a_person_is_taken_off_the_list_and_put_back(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    luz = make_participante(cohorte)
    url = f"{BASE}/{cohorte.id}/personas/{luz.id}"
    client.as_user(carla)
    assert "Retirar a Luz Peña" in client.get(f"{url}/retirar/").text
    assert client.send(f"{url}/retirar/").status_code == 303
    assert estado_of(luz) == EstadoParticipante.RETIRADO
    assert "Volver a inscribir" in client.get(f"{BASE}/{cohorte.id}/personas/?ver=retirados").text
    assert client.send(f"{url}/reincorporar/").status_code == 303
    assert estado_of(luz) == EstadoParticipante.PENDIENTE


def test_who_has_no_mail_gets_a_card_with_code_and_square(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    client.as_user(carla)
    assert "Nadie espera un enlace" in client.get(f"{BASE}/{cohorte.id}/enlaces/").text
    make_participante(cohorte, "Luz Peña", correo=None, telefono="+59899123456")
    make_participante(cohorte, "Eva Mota", correo=None, telefono="+5511912345678", idioma="pt")
    page = client.get(f"{BASE}/{cohorte.id}/enlaces/").text
    assert page.count("<svg") > 2
    assert "https://wa.me/59899123456" in page
    assert "https://wa.me/5511912345678" in page
    assert "Curso em português" in page
