"""The pages of a request: each role, each state, late acts and strangers."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine

from consultores.pasos import marcha, ofertas
from consultores.solicitudes.estados import Estado
from consultores.trabajo.alcance import ultimo_dia
from plataforma.clock import now
from tests.factories.consultores import make_solicitud

if TYPE_CHECKING:
    from collections.abc import Callable

    from consultores.red.models import Consultor
    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

STATES = ("asignada", "aceptada", "en_curso", "entregada", "cerrada")
ACTS = (
    "aceptar", "alcance", "declinar", "entregar", "ajustes", "confirmar", "cancelar", "descartar",
    "retirar", "replica", "mensajes", "elegir", "revisar", "detalle", "necesidad",
)  # fmt: skip
RATING = {"contactada": "si", "util": "no", "a_tiempo": "si", "trato": "4", "comentario": "Bien"}


@pytest.fixture
def url(solicitud: Solicitud) -> str:
    return f"/es/asistencia/{solicitud.referencia}/"


@pytest.mark.parametrize("estado", STATES)
@pytest.mark.parametrize("lang", ["es", "pt"])
def test_both_sides_and_staff_see_every_state(
    client: CheckingClient,
    people: Callable[[str], Usuario],
    ana: Usuario,
    consultor: Consultor,
    estado: str,
    lang: str,
) -> None:
    request = make_solicitud(ana, consultor, estado)
    for who in ("ana", "diego", "elena"):
        page = client.as_user(people(who)).get(f"/{lang}/asistencia/{request.referencia}/")
        assert page.status_code == 200
        assert "mermelada" in page.text


@pytest.fixture
def people(request: pytest.FixtureRequest) -> Callable[[str], Usuario]:
    return request.getfixturevalue


def test_the_whole_way_through_the_pages(
    client: CheckingClient,
    url: str,
    solicitud: Solicitud,
    consultor: Consultor,
    ana: Usuario,
    diego: Usuario,
) -> None:
    client.as_user(diego)
    assert "Aceptar y proponer" in client.get(url).text
    day = ultimo_dia(solicitud, consultor).isoformat()
    scope = {"entregable": "Informe", "horas": "4", "entrega_el": day}
    assert client.send(f"{url}aceptar/", scope).status_code == 303
    client.as_user(ana)
    assert client.send(f"{url}acordar/", {"version": "1"}).status_code == 303
    client.as_user(diego)
    assert (
        client.send(f"{url}mensajes/", {"texto": "Empiezo hoy.", "intento": "m"}).status_code == 303
    )
    assert client.get(f"{url}entregar/").status_code == 200
    sent = client.send(f"{url}entregar/", {"texto": "Paga 0 % con certificado.", "intento": "e"})
    assert sent.status_code == 303


def test_the_end_of_the_way_through_the_pages(
    client: CheckingClient, ana: Usuario, diego: Usuario, consultor: Consultor
) -> None:
    solicitud = make_solicitud(ana, consultor, "entregada")
    url = f"/es/asistencia/{solicitud.referencia}/"
    client.as_user(ana)
    page = client.get(url).text
    assert "Paga 0 %." in page
    assert client.get(f"{url}confirmar/").status_code == 200
    assert client.send(f"{url}confirmar/", RATING).status_code == 303
    assert solicitud.estado == Estado.CERRADA
    client.as_user(diego)
    assert client.send(f"{url}replica/", {"texto": "Gracias."}).status_code == 303
    assert "Gracias." in client.get(url).text


def test_a_decline_lets_the_firm_choose_and_the_late_one_reads_why(
    client: CheckingClient, url: str, ana: Usuario, diego: Usuario
) -> None:
    client.as_user(diego)
    assert client.send(f"{url}declinar/", {"motivo": ""}).status_code == 422
    assert (
        client.send(f"{url}declinar/", {"causa": "sin_tiempo", "motivo": "Sin tiempo."}).status_code
        == 303
    )
    late = client.send(f"{url}aceptar/")
    assert late.status_code == 409
    assert "ya no está con usted" in late.text
    assert "ya no está con usted" in client.get(url).text
    assert "La red busca quién la atienda" in client.as_user(ana).get(url).text


@pytest.mark.parametrize("act", ["mensajes", "replica", "declinar", "entregar"])
def test_who_had_it_sees_nothing_of_it_any_more(
    client: CheckingClient, url: str, solicitud: Solicitud, diego: Usuario, act: str
) -> None:
    """Not even beside the error of a form that is not valid."""
    ofertas.declinar(solicitud, actor=diego, causa="sin_tiempo", motivo="Sin tiempo.")
    late = client.as_user(diego).send(f"{url}{act}/", {"texto": "", "motivo": ""})
    assert late.status_code == 409
    assert solicitud.titulo not in late.text


@pytest.mark.parametrize("act", ["entregar", "declinar"])
def test_a_form_that_comes_late_shows_how_it_stands(
    client: CheckingClient, ana: Usuario, diego: Usuario, consultor: Consultor, act: str
) -> None:
    request = make_solicitud(ana, consultor, "cerrada")
    page = client.as_user(diego).get(
        f"/es/asistencia/{request.referencia}/{act}/", follow_redirects=True
    )
    assert "ya cambió" in page.text


def test_a_late_act_is_readable_and_goes_back_to_the_request(
    client: CheckingClient, url: str, solicitud: Solicitud, ana: Usuario, diego: Usuario
) -> None:
    ofertas.aceptar(solicitud, actor=diego)
    marcha.cancelar(solicitud, actor=ana, motivo="Resuelto.")
    came_from = {"Referer": f"http://localhost{url}"}
    client.as_user(diego)
    page = client.send(f"{url}aceptar/", headers=came_from, follow_redirects=True)
    assert page.status_code == 200
    assert "Cancelada" in page.text
    assert "no admite ese paso" in page.text


@pytest.mark.parametrize("act", ["", *(f"{a}/" for a in ACTS)])
def test_strangers_find_nothing(
    client: CheckingClient, url: str, fabian: Usuario, gael: Usuario, act: str
) -> None:
    for somebody in (fabian, gael):  # a firm, and the counterpart of another country
        client.as_user(somebody)
        assert client.send(f"{url}{act}").status_code in {404, 405}
        assert client.get(f"{url}{act}").status_code in {404, 405}


@pytest.mark.parametrize("act", ACTS)
def test_staff_read_and_do_nothing(
    client: CheckingClient, url: str, solicitud: Solicitud, elena: Usuario, act: str
) -> None:
    assert client.as_user(elena).send(f"{url}{act}/").status_code == 403
    assert solicitud.estado == Estado.ASIGNADA


@pytest.mark.parametrize("act", ["aceptar", "alcance", "horas", "declinar", "entregar", "replica"])
def test_the_firm_does_not_do_the_consultants_part(
    client: CheckingClient, url: str, ana: Usuario, act: str
) -> None:
    assert client.as_user(ana).send(f"{url}{act}/").status_code == 403


@pytest.mark.parametrize("act", ["ajustes", "confirmar", "cancelar", "retirar", "elegir"])
def test_the_consultant_does_not_do_the_firms_part(
    client: CheckingClient, url: str, diego: Usuario, act: str
) -> None:
    assert client.as_user(diego).send(f"{url}{act}/").status_code == 403


def test_an_unanswered_rating_says_what_is_missing(
    client: CheckingClient, ana: Usuario, consultor: Consultor
) -> None:
    request = make_solicitud(ana, consultor, "entregada")
    page = client.as_user(ana).send(f"/es/asistencia/{request.referencia}/confirmar/", {})
    assert page.status_code == 422
    assert "Elija cómo fue el trato." in page.text


def test_an_empty_message_is_said_beside_the_field(
    client: CheckingClient, url: str, ana: Usuario
) -> None:
    page = client.as_user(ana).send(f"{url}mensajes/", {"texto": "   ", "intento": "m"})
    assert page.status_code == 422
    assert "Hay un problema" in page.text


def test_what_is_changed_on_a_page_that_was_sent_is_another_message(
    client: CheckingClient, url: str, ana: Usuario, solicitud: Solicitud
) -> None:
    client.as_user(ana)
    for texto in ("¿Va la ficha?", "¿Va la muestra?", "¿Va la muestra?"):
        client.send(f"{url}mensajes/", {"texto": texto, "intento": "m"})
    with_file = {"texto": "¿Va la ficha?", "intento": "m"}
    for _click in range(2):
        files = {"archivos": (io.BytesIO(b"%PDF-1.4 ficha"), "ficha.pdf")}
        client.send(f"{url}mensajes/", {**with_file, **files})
    said = [(m.texto, len(m.archivos)) for m in solicitud.mensajes]
    assert said == [("¿Va la ficha?", 0), ("¿Va la muestra?", 0), ("¿Va la ficha?", 1)]


def test_a_message_with_script_stays_text(client: CheckingClient, url: str, ana: Usuario) -> None:
    client.as_user(ana).send(
        f"{url}mensajes/", {"texto": "<script>alert(1)</script>", "intento": "m"}
    )
    assert "&lt;script&gt;" in client.get(url).text


def test_an_overdue_request_says_so_and_offers_another_person(
    client: CheckingClient, url: str, ana: Usuario, solicitud: Solicitud
) -> None:
    with time_machine.travel(now() + timedelta(days=10)):
        client.as_user(ana)
        assert "Asignada, vencida" in client.get("/es/asistencia/?estado=vencidas").text
        assert "Elegir a otra persona" in client.get(url).text
        assert client.send(f"{url}retirar/").location.endswith("/elegir/")
    assert solicitud.estado == Estado.EN_ESPERA
