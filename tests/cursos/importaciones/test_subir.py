"""Paste or upload, then say which column is which."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from cursos.importaciones.models import EstadoImportacion, FilaImportada, Importacion
from plataforma import storage
from plataforma.db import db
from tests.cursos.importaciones.camino import BASE, accept, chosen, preview, upload
from tests.cursos.importaciones.libros import xlsx
from tests.factories.cohortes import make_lista

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

AWKWARD = "Correo;Persona de contacto;Empresa\nluz@correo.com;Luz Peña;Quesos\n"


def send_file(client: CheckingClient, cohorte: Cohorte, data: bytes, name: str) -> Any:
    return client.send(
        f"{BASE}/{cohorte.id}/cargar/",
        {"texto": "", "archivo": (io.BytesIO(data), name)},
        content_type="multipart/form-data",
    )


def newest() -> Importacion:
    lista = db.session.scalar(select(Importacion).order_by(Importacion.id.desc()).limit(1))
    assert lista is not None
    db.session.refresh(lista)
    return lista


def test_the_guess_is_chosen_and_shown_with_samples(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    page = client.get(upload(client.as_user(carla), cohorte)).text
    assert "persona0@correo.com · persona1@correo.com · persona2@correo.com" in page
    assert '<option value="1" selected>B · Correo electrónico · persona0@correo.com' in page
    assert newest().estado == EstadoImportacion.SUBIDA


def test_a_guess_is_changed_by_hand(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    columns = upload(client.as_user(carla), cohorte, AWKWARD)
    assert "Elija sus columnas" in client.get(columns).text
    page = client.get(accept(client, columns, nombre="1")).text
    assert "Inscribir 1 persona" in page


def test_what_a_chamber_chose_is_proposed_for_the_same_titles(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    accept(client.as_user(carla), upload(client, cohorte, AWKWARD), nombre="1")
    again = upload(client, cohorte, AWKWARD.replace("luz@", "eva@"))
    assert "eligió la última vez" in client.get(again).text
    assert "Inscribir 1 persona" in client.get(accept(client, again)).text


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"correo": "", "telefono": ""}, "Indique la columna del nombre"),
        ({"correo": "0"}, "elegida para dos datos"),
        ({"nombre": "77"}, "Hay un problema"),
    ],
)
def test_columns_that_make_no_list_are_refused(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario, changes: dict[str, str], says: str
) -> None:
    columns = upload(client.as_user(carla), cohorte)
    answer = client.send(columns, chosen(client.get(columns).text) | changes)
    assert answer.status_code == 422
    assert says in answer.text
    assert newest().estado == EstadoImportacion.SUBIDA


def test_another_sheet_of_the_file_can_be_chosen(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    people = [["Nombre", "Correo"], ["Luz Peña", "luz@correo.com"]]
    others = [["Nombre", "Correo"], ["Eva Mota", "eva@correo.com"], ["Ada Ruiz", "ada@correo.com"]]
    data = xlsx({"Socios": people, "Invitadas": others})
    columns = send_file(client.as_user(carla), cohorte, data, "socios.xlsx").location
    assert "Invitadas" in client.get(columns).text
    assert "eva@correo.com" in client.get(f"{columns}?hoja=1").text
    page = client.get(accept(client, f"{columns}?hoja=1")).text
    assert "Inscribir 2 personas" in page


def test_a_sheet_that_is_not_there_is_404(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    columns = upload(client.as_user(carla), cohorte)
    assert client.get(f"{columns}?hoja=9").status_code == 404


def test_a_file_wins_over_the_text_and_is_read_in_its_encoding(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    data = "Nombre;Correo\nJosé Peña;jose@correo.com\n".encode("cp1252")
    answer = send_file(client.as_user(carla), cohorte, data, "listas/socios.csv")
    assert "José Peña" in client.get(answer.location).text
    assert newest().nombre == "socios.csv"
    assert storage.get(newest().archivo) == data
    assert "Inscribir 1 persona" in client.get(accept(client, answer.location)).text


def test_a_long_text_is_taken(client: CheckingClient, cohorte: Cohorte, carla: Usuario) -> None:
    text = "nombre,correo,empresa\n" + "\n".join(
        f"Persona {n},p{n}@correo.com,{'x' * 120}" for n in range(6_000)
    )
    assert len(text) > 500_000
    assert upload(client.as_user(carla), cohorte, text).endswith("/columnas/")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"texto": ""}, "Pegue la lista o elija un archivo."),
        ({"texto": " \n "}, "Pegue la lista o elija un archivo."),
        ({"archivo": "lista"}, "Pegue la lista o elija un archivo."),
        ({"archivo": (b"PK\x03\x04", "socios.xlsx")}, "está incompleto o dañado"),
        ({"archivo": (b"x" * (10 * 1024 * 1024 + 1), "socios.csv")}, "pesa más de 10 MB"),
    ],
)
def test_a_list_that_cannot_be_read_says_what_to_do(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario, data: dict[str, Any], says: str
) -> None:
    if "archivo" in data and isinstance(data["archivo"], tuple):
        content, name = data["archivo"]
        data = {"archivo": (io.BytesIO(content), name)}
    answer = client.as_user(carla).send(
        f"{BASE}/{cohorte.id}/cargar/", data, content_type="multipart/form-data"
    )
    assert answer.status_code == 422
    assert says in answer.text
    assert db.session.scalar(select(func.count(Importacion.id))) == 0


def test_a_body_beyond_all_measure_is_refused(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    answer = send_file(client.as_user(carla), cohorte, b"x" * (12 * 1024 * 1024), "socios.csv")
    assert answer.status_code == 413


def test_columns_sent_twice_read_the_list_once(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    columns = upload(client.as_user(carla), cohorte)
    form = chosen(client.get(columns).text)
    assert client.send(columns, form).location == client.send(columns, form).location
    assert db.session.scalar(select(func.count(FilaImportada.id))) == 40


def test_the_template_opens_in_columns(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    book = client.as_user(carla).get(f"{BASE}/{cohorte.id}/plantilla.xlsx")
    answer = client.get(f"{BASE}/{cohorte.id}/plantilla.csv")
    assert book.data.startswith(b"PK")
    header = answer.data.decode("utf-8-sig").rstrip().split(";")
    assert header[:4] == ["Nombre", "Correo", "Teléfono", "Identificador tributario"]
    assert len(header) == 9
    assert "attachment" in answer.headers["Content-Disposition"]


def test_a_list_can_be_thrown_away(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    for address in (
        upload(client.as_user(carla), cohorte).removesuffix("columnas/"),
        preview(client, cohorte, make_lista(3)),
    ):
        assert client.send(f"{address}descartar/").status_code == 303
        assert client.get(address).status_code == 404
