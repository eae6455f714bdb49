"""Applying: a draft in sections that loses nothing, and sending it when nothing is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from consultores.acreditacion import queries
from consultores.acreditacion.decisiones import postular, rechazar
from consultores.acreditacion.ficha import YaPostuladoError
from consultores.acreditacion.models import EstadoPostulacion, Postulacion
from consultores.postulaciones import borradores, envio
from consultores.red.models import EstadoConsultor
from consultores.red.queries import find_de_usuario
from plataforma.db import db
from tests.factories.acreditacion import make_borrador_completo, make_datos, make_enviada
from tests.factories.consultores import ficha, make_consultor, make_postulado
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from collections.abc import Callable

    from plataforma.email import Correo
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

URL = "/es/consultores/postular/"


def draft(persona: Usuario) -> Postulacion:
    found = queries.find_abierta(persona)
    assert found is not None
    return found


def save(client: CheckingClient, code: str, vuelta: int = 0, **fields: Any) -> Any:
    return client.send(f"{URL}{code}/", {"vuelta": str(vuelta), **fields})


def test_reading_the_page_keeps_nothing_and_lists_what_is_missing(
    client: CheckingClient, diego: Usuario
) -> None:
    page = client.as_user(diego).get(URL)
    assert "Elija al menos un área." in page.text
    assert "Faltan 3 de las tres personas" in page.text
    assert queries.find_abierta(diego) is None


def test_a_half_filled_section_is_kept(client: CheckingClient, diego: Usuario) -> None:
    assert save(client.as_user(diego), "datos", nombre="Diego R.").status_code == 303
    assert draft(diego).seccion("datos")["nombre"] == "Diego R."
    assert "Elija el nivel que pide." in client.get(URL).text


def test_two_tabs_on_two_sections_lose_nothing(client: CheckingClient, diego: Usuario) -> None:
    client.as_user(diego)
    save(client, "areas", areas=["ADU"])
    save(client, "experiencia", resumen_es="Despachos sin multas")
    assert draft(diego).seccion("areas") == {"areas": ["ADU"]}
    assert draft(diego).seccion("experiencia")["resumen_es"] == "Despachos sin multas"


def test_two_tabs_on_one_section_are_shown_to_each_other(
    client: CheckingClient, diego: Usuario
) -> None:
    client.as_user(diego)
    save(client, "experiencia", resumen_es="De la primera pestaña")
    late = save(client, "experiencia", resumen_es="De la segunda pestaña")
    assert late.status_code == 409
    assert "De la primera pestaña" in late.text
    assert 'value="De la segunda pestaña"' in late.text
    assert draft(diego).seccion("experiencia")["resumen_es"] == "De la primera pestaña"
    assert save(client, "experiencia", 1, resumen_es="De la segunda pestaña").status_code == 303


def test_a_double_click_saves_once(client: CheckingClient, diego: Usuario) -> None:
    client.as_user(diego)
    for _click in range(2):
        assert save(client, "areas", areas=["ADU"]).status_code == 303
    assert draft(diego).vuelta("areas") == 1


@pytest.mark.parametrize(
    ("code", "fields", "message"),
    [
        ("areas", {"areas": ["ORI", "ADU", "LOG", "PAG", "PRE", "SAN", "MKT"]}, "6 áreas o menos"),
        ("datos", {"tipo": "persona", "nivel": "N4"}, "solo para instituciones"),
        ("experiencia", {"resumen_es": "x" * 161}, "160 caracteres o menos"),
        (
            "intereses",
            {"vinculo_nombre": "", "vinculo_pais": "PY", "vinculo_id": "80028061-0"},
            "Escriba el nombre de la empresa",
        ),
        (
            "intereses",
            {"vinculo_nombre": "Quesos", "vinculo_pais": "PY", "vinculo_id": "80028061-9"},
            "dígito verificador",
        ),
    ],
)
def test_what_cannot_be_kept_is_said_beside_it(
    client: CheckingClient, diego: Usuario, code: str, fields: dict[str, Any], message: str
) -> None:
    page = save(client.as_user(diego), code, **fields)
    assert page.status_code == 422
    assert message in page.text


def test_a_tie_is_kept_with_its_tax_id_as_it_is_compared(
    client: CheckingClient, diego: Usuario
) -> None:
    line: dict[str, Any] = {
        "vinculo_nombre": "Quesos",
        "vinculo_pais": "PY",
        "vinculo_id": "80028061-0",
    }
    assert save(client.as_user(diego), "intereses", **line).status_code == 303
    ties = draft(diego).seccion("intereses")["vinculos"]
    assert ties == [{"nombre": "Quesos", "pais": "PY", "identificador": "800280610"}]


def test_taking_an_area_away_takes_its_topics(client: CheckingClient, diego: Usuario) -> None:
    make_borrador_completo(diego)
    turn = draft(diego).vuelta("areas")
    save(client.as_user(diego), "areas", turn, areas=["LOG"])
    assert draft(diego).seccion("subtemas") == {"subtemas": ["LOG-FLE"]}


def test_what_is_incomplete_is_not_sent(client: CheckingClient, diego: Usuario) -> None:
    save(client.as_user(diego), "areas", areas=["ADU"])
    assert client.get(f"{URL}enviar/").location.endswith("/postular/")
    with pytest.raises(envio.FaltanDatosError):
        envio.enviar(diego)


def test_what_is_complete_is_checked_and_sent(client: CheckingClient, diego: Usuario) -> None:
    make_borrador_completo(diego)
    client.as_user(diego)
    assert "Revisar y enviar" in client.get(URL).text
    assert "Despachos de 2024" in client.get(f"{URL}enviar/").text
    assert client.send(f"{URL}enviar/").status_code == 303
    assert "Su postulación está en revisión" in client.get(URL).text
    consultor = find_de_usuario(diego.id)
    assert consultor is not None
    assert consultor.estado == EstadoConsultor.POSTULADO
    assert [s.subtema for s in consultor.subtemas] == ["ADU-DES", "LOG-FLE"]


def test_what_was_sent_is_not_changed(diego: Usuario) -> None:
    make_enviada(diego)
    with pytest.raises(borradores.NoEditableError):
        borradores.guardar(diego, "areas", {"areas": ["PAG"]}, 1)


def test_sending_twice_sends_once(client: CheckingClient, diego: Usuario) -> None:
    make_enviada(diego)
    assert client.as_user(diego).send(f"{URL}enviar/").status_code == 303
    assert len(db.session.scalars(select(Postulacion)).all()) == 1


def test_after_a_refusal_one_starts_from_what_was_said(
    client: CheckingClient, diego: Usuario, elena: Usuario
) -> None:
    first = make_enviada(diego)
    assert first.consultor is not None
    rechazar(first.consultor, actor=elena, motivo="Falta experiencia.", causa="experiencia")
    page = client.as_user(diego).get(URL)
    assert "Falta experiencia." in page.text
    assert client.send(f"{URL}otra-vez/").status_code == 303
    again = draft(diego)
    assert again.estado == EstadoPostulacion.BORRADOR
    assert again.datos == first.datos
    assert again.evidencias[0].prueba == first.evidencias[0].prueba


def test_applying_waits_for_review_and_is_confirmed_by_mail(
    diego: Usuario, buzon: Callable[[Usuario], list[Correo]]
) -> None:
    consultor = postular(diego, ficha())
    assert not consultor.es_publico
    assert consultor.declarado_el is not None
    assert buzon(diego)[0].asunto == "Recibimos su postulación"


def test_the_own_country_is_always_served(diego: Usuario) -> None:
    assert set(postular(diego, ficha(paises=["PY"])).codigos_pais) == {"CO", "PY"}


def test_two_people_of_the_same_name_get_two_addresses() -> None:
    assert make_postulado().slug == "diego-restrepo"
    assert make_postulado().slug == "diego-restrepo-2"


@pytest.mark.parametrize("name", ["Postular", "Mi ficha"])
def test_nobody_gets_the_address_of_a_page(diego: Usuario, name: str) -> None:
    assert postular(diego, ficha(nombre=name)).slug.endswith("-2")


def test_who_is_accredited_does_not_apply(client: CheckingClient, diego: Usuario) -> None:
    make_consultor(diego)
    with pytest.raises(YaPostuladoError):
        postular(diego, ficha())
    with pytest.raises(borradores.NoEditableError):
        borradores.guardar(diego, "areas", {"areas": ["PAG"]}, 0)
    assert client.as_user(diego).get(URL).location.endswith("/mi-ficha/")


def test_a_visitor_signs_in_first_and_comes_back(client: CheckingClient) -> None:
    response = client.get(URL)
    assert response.status_code == 303
    assert "/es/entrar/" in response.location
    assert "postular" in response.location


def test_a_level_for_institutions_is_not_sent_by_a_person(diego: Usuario) -> None:
    make_borrador_completo(diego, "N4")
    with pytest.raises(envio.FaltanDatosError):
        envio.enviar(diego)


def test_only_chosen_areas_offer_topics(client: CheckingClient, diego: Usuario) -> None:
    make_borrador_completo(diego)
    page = client.as_user(diego).get(f"{URL}subtemas/").text
    assert "Flete" in page
    assert "Factoring" not in page


def test_two_people_have_a_draft_each() -> None:
    for name in ("Luz", "Mar"):
        person = make_usuario(name)
        borradores.guardar(person, "areas", make_datos()["areas"], 0)
    assert len(db.session.scalars(select(Postulacion)).all()) == 2


def test_the_panel_leads_back_to_a_draft(client: CheckingClient, diego: Usuario) -> None:
    borradores.guardar(diego, "areas", {"areas": ["ADU"]}, 0)
    page = client.as_user(diego).get("/es/panel/").text
    assert "Mi postulación a la red" in page
    assert "/es/consultores/postular/" in page
