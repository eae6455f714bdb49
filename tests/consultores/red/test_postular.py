"""Applying to be a consultant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from consultores.red.models import EstadoConsultor
from consultores.red.queries import find_de_usuario
from consultores.red.services import YaPostuladoError, postular, rechazar
from tests.factories.consultores import ficha, make_consultor, make_postulado

if TYPE_CHECKING:
    from collections.abc import Callable

    from plataforma.email import Correo
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

URL = "/es/consultores/postular/"


def payload(**changes: object) -> dict[str, object]:
    values = {
        "nombre": "Diego Restrepo",
        "tipo": "persona",
        "pais": "CO",
        "areas": ["ORI", "ADU"],
        "idiomas": ["es"],
        "paises": ["PY"],
        "resumen_es": "Certificados de origen",
        "presentacion_es": "Veinte años en aduanas.",
        "tiene_intereses": "no",
        "declara": "y",
    }
    return {**values, **changes}


def test_applying_waits_for_review_and_is_confirmed_by_mail(
    diego: Usuario, buzon: Callable[[Usuario], list[Correo]]
) -> None:
    consultor = postular(diego, ficha())
    assert consultor.estado == EstadoConsultor.POSTULADO
    assert not consultor.es_publico
    assert consultor.declarado_el is not None
    assert buzon(diego)[0].asunto == "Recibimos su postulación"


def test_the_own_country_is_always_served(diego: Usuario) -> None:
    assert set(postular(diego, ficha(paises=["PY"])).codigos_pais) == {"CO", "PY"}


def test_two_people_of_the_same_name_get_two_addresses() -> None:
    assert make_postulado().slug == "diego-restrepo"
    assert make_postulado().slug == "diego-restrepo-2"


def test_nobody_gets_the_address_of_the_application_page(diego: Usuario) -> None:
    assert postular(diego, ficha(nombre="Postular")).slug != "postular"


def test_who_was_refused_may_apply_again(diego: Usuario, elena: Usuario) -> None:
    consultor = make_postulado(diego)
    rechazar(consultor, actor=elena, motivo="Falta experiencia en origen.")
    postular(diego, ficha(areas=["LOG"]))
    assert consultor.estado == EstadoConsultor.POSTULADO
    assert consultor.codigos_area == ["LOG"]


def test_who_is_accredited_does_not_apply(diego: Usuario) -> None:
    make_consultor(diego)
    with pytest.raises(YaPostuladoError):
        postular(diego, ficha())


def test_the_form_applies(client: CheckingClient, diego: Usuario) -> None:
    client.as_user(diego)
    assert client.get(URL).status_code == 200
    assert client.send(URL, payload()).status_code == 303
    assert "Por revisar" in client.get(URL).text
    assert find_de_usuario(diego.id) is not None


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"nombre": ""}, "Escriba el nombre que verán las empresas."),
        ({"areas": []}, "Elija al menos un área."),
        ({"areas": ["ORI", "ADU", "LOG", "PAG", "PRE", "SAN", "MKT"]}, "Elija 6 áreas o menos"),
        ({"idiomas": []}, "Elija al menos un idioma."),
        ({"resumen_es": ""}, "Escriba en una línea qué resuelve"),
        ({"presentacion_es": ""}, "Cuente su experiencia"),
        ({"tiene_intereses": "si"}, "Describa los intereses que declaró."),
        ({"declara": ""}, "Marque la declaración"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_lost(
    client: CheckingClient, diego: Usuario, changes: dict[str, object], message: str
) -> None:
    page = client.as_user(diego).send(URL, payload(**changes))
    assert page.status_code == 422
    assert message in page.text
    assert "Hay un problema" in page.text
    assert find_de_usuario(diego.id) is None


def test_a_visitor_signs_in_first_and_comes_back(client: CheckingClient) -> None:
    response = client.get(URL)
    assert response.status_code == 303
    assert "/es/entrar/" in response.location
    assert "postular" in response.location


def test_the_reason_of_a_refusal_is_on_the_page(
    client: CheckingClient, diego: Usuario, elena: Usuario
) -> None:
    rechazar(make_postulado(diego), actor=elena, motivo="Falta experiencia en origen.")
    page = client.as_user(diego).get(URL)
    assert "Falta experiencia en origen." in page.text
    assert "Enviar la postulación" in page.text
