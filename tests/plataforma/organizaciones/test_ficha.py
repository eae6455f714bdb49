"""The page that everybody reads, and its form."""

from __future__ import annotations

from email import message_from_bytes, policy
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event

from plataforma.db import db
from plataforma.email import build
from plataforma.organizaciones.models import TipoOrganizacion
from plataforma.organizaciones.part import PERSONAL_DATA
from plataforma.texto import TextoBilingue
from tests.factories.identidad import make_membresia, make_organizacion
from tests.plataforma.organizaciones.conftest import mails

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Membresia, Organizacion
    from tests.client import CheckingClient

URL = "/es/organizaciones/litoral/"


def payload(**changes: Any) -> dict[str, Any]:
    return {
        "nombre": "Fabián Quispe",
        "correo": "FABIAN@correo.com",
        "texto": "¿Cómo me asocio?\nGracias.",
        "intento": "a" * 32,
    } | changes


@pytest.fixture
def abierta(camara: Organizacion, carla: Usuario, bruno: Usuario) -> Organizacion:
    """Takes messages; Carla and Bruno, who reads Portuguese, manage it."""
    camara.recibe_mensajes = True
    camara.presentacion = TextoBilingue("Ayudamos a exportar.", "Ajudamos a exportar.")
    make_membresia(bruno, camara)
    return camara


def test_it_says_what_it_is_and_names_nobody(
    client: CheckingClient, abierta: Organizacion, carla: Usuario
) -> None:
    page = client.get(URL).text
    assert "Ayudamos a exportar." in page
    assert "Uruguay" in page
    assert carla.nombre not in page
    assert carla.correo not in page
    assert "Ajudamos" in client.get("/pt/organizaciones/litoral/").text


def test_each_manager_gets_the_message_in_their_language(
    client: CheckingClient, abierta: Organizacion, carla: Usuario, bruno: Usuario
) -> None:
    sent = client.send(URL, payload())
    assert sent.location == URL
    assert "sale por correo" in client.get(URL).text
    to_carla, to_bruno = mails(carla.correo)[0], mails(bruno.correo)[0]
    assert "¿Cómo me asocio?" in to_carla.texto
    assert to_bruno.idioma == "pt"
    message = message_from_bytes(build(to_carla).as_bytes(), policy=policy.default)
    assert message["Reply-To"] == "fabian@correo.com"
    assert message["To"] == carla.correo


def test_the_same_form_twice_is_one_message(
    client: CheckingClient, abierta: Organizacion, carla: Usuario
) -> None:
    assert [client.send(URL, payload()).status_code for _ in range(2)] == [303, 303]
    assert len(mails(carla.correo)) == 1
    client.send(URL, payload(intento="b" * 32))
    assert len(mails(carla.correo)) == 2


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("nombre", " ", "Escriba su nombre"),
        ("correo", "fabian", "correo completo"),
        ("texto", "", "Escriba su mensaje"),
        ("texto", "x" * 3001, "3000 caracteres"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_sent(
    client: CheckingClient, abierta: Organizacion, field: str, value: str, says: str
) -> None:
    answer = client.send(URL, payload(**{field: value}))
    assert answer.status_code == 422
    assert says in answer.text
    assert mails() == []


def test_a_line_break_in_a_name_is_no_header(
    client: CheckingClient, abierta: Organizacion, carla: Usuario
) -> None:
    client.send(URL, payload(nombre="Fabián\r\nBcc: todos@correo.com"))
    message = message_from_bytes(build(mails(carla.correo)[0]).as_bytes(), policy=policy.default)
    assert message["Bcc"] is None


def test_many_messages_from_one_place_are_refused(
    client: CheckingClient, abierta: Organizacion
) -> None:
    codes = [client.send(URL, payload(intento=f"{n:032x}")).status_code for n in range(7)]
    assert codes == [303] * 6 + [429]


def test_without_leave_or_managers_there_is_no_form(
    client: CheckingClient, camara: Organizacion, gestora: Membresia
) -> None:
    assert "Enviar el mensaje" not in client.get(URL).text
    assert client.send(URL, payload()).status_code == 422
    camara.recibe_mensajes = True
    assert "Enviar el mensaje" in client.get(URL).text
    db.session.delete(gestora)
    db.session.flush()
    assert "Enviar el mensaje" not in client.get(URL).text
    assert mails() == []


def test_a_page_that_is_not_public_is_its_team_s(
    client: CheckingClient, camara: Organizacion, carla: Usuario, fabian: Usuario
) -> None:
    camara.publica = False
    assert client.get(URL).status_code == 404
    assert client.as_user(fabian).get(URL).status_code == 404
    assert client.as_user(carla).get(URL).status_code == 200
    assert "Litoral" not in client.get("/es/organizaciones/").text.split("<main", 1)[1]


def test_the_list_is_searched_by_name_and_country(
    client: CheckingClient, camara: Organizacion
) -> None:
    make_organizacion("Câmara da Serra", pais="BR", tipo=TipoOrganizacion.CAMARA)
    assert "2 organizaciones" in client.get("/es/organizaciones/").text
    found = client.get("/es/organizaciones/?q=serra&pais=BR").text
    assert "Câmara da Serra" in found
    assert "Litoral" not in found
    assert "Ninguna organización" in client.get("/es/organizaciones/?pais=CU").text


def test_the_list_asks_the_same_of_the_database_for_many(client: CheckingClient) -> None:
    def statements() -> int:
        seen: list[str] = []

        def note(*args: Any) -> None:
            seen.append(args[2])

        event.listen(db.engine, "before_cursor_execute", note)
        client.get("/es/organizaciones/")
        event.remove(db.engine, "before_cursor_execute", note)
        return len(seen)

    make_organizacion()
    one = statements()
    for _ in range(20):
        make_organizacion()
    assert statements() == one


def test_what_somebody_wrote_is_part_of_their_data(
    client: CheckingClient, abierta: Organizacion, fabian: Usuario
) -> None:
    client.send(URL, payload(correo=fabian.correo))
    assert "asocio" in str(PERSONAL_DATA.export(fabian)["mensajes_enviados"])
    PERSONAL_DATA.erase(fabian, False)
    assert mails() == []
