"""The chamber's pages: they work, strangers get 404, bad input is answered in words."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from cursos.cohortes.models import Cohorte, EstadoParticipante, Participante
from cursos.importaciones.models import Importacion
from plataforma.clock import now
from plataforma.db import db
from tests.cursos.importaciones.camino import BASE, upload
from tests.factories.cohortes import make_cohorte, make_lista, make_participante
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


def test_forty_people_from_paste_to_receipt(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    client.as_user(carla)
    assert client.get(f"{BASE}/{cohorte.id}/cargar/").status_code == 200
    preview = upload(client, cohorte)
    page = client.get(preview).text
    assert "Inscribir 38 personas" in page
    assert "El correo no está completo" in page
    assert "Fila 40" in page
    assert "sin-arroba-0" in page
    assert client.send(f"{preview}confirmar/").location == preview
    receipt = client.get(preview).text
    assert "38 personas nuevas" in receipt
    assert "Fila 40" in receipt
    assert client.send(f"{preview}confirmar/").status_code == 303
    again = client.get(upload(client, cohorte, make_lista(38, malas=0))).text
    assert "Sin cambios" in again
    assert "Inscribir" not in again


def test_a_file_wins_over_the_text_and_is_read_in_its_encoding(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    data = "Nombre;Correo\nJosé Peña;jose@correo.com\n".encode("cp1252")
    answer = client.as_user(carla).send(
        f"{BASE}/{cohorte.id}/cargar/",
        {"texto": "", "archivo": (io.BytesIO(data), "socios.csv")},
        content_type="multipart/form-data",
    )
    page = client.get(answer.location).text
    assert "José Peña" in page
    assert "Inscribir 1 persona" in page


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"texto": ""}, "Pegue la lista o elija un archivo."),
        ({"texto": "Ana\nLuz"}, "No encontramos el nombre"),
        ({"archivo": (b"PK\x03\x04", "socios.xlsx")}, "incompleto o dañado"),
    ],
)
def test_a_list_that_cannot_be_read_says_what_to_do(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario, data: dict[str, Any], says: str
) -> None:
    if "archivo" in data:
        content, name = data["archivo"]
        data = {"archivo": (io.BytesIO(content), name)}
    answer = client.as_user(carla).send(
        f"{BASE}/{cohorte.id}/cargar/", data, content_type="multipart/form-data"
    )
    answer.request.environ["wsgi.input"].close()  # the test client leaves big bodies open
    assert answer.status_code == 422
    assert says in answer.text
    assert db.session.scalar(select(func.count(Importacion.id))) == 0


def test_the_wrong_rows_come_back_with_their_reason(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    preview = upload(client.as_user(carla), cohorte)
    for _ in range(2):  # before and after the confirmation
        text = client.get(f"{preview}filas-con-error.csv").data.decode("utf-8-sig")
        lines = text.splitlines()
        assert lines[0] == "Nombre;Correo electrónico;Celular;Empresa;Fila;Motivo"
        assert len(lines) == 3
        assert "El correo no está completo" in lines[1]
        client.send(f"{preview}confirmar/")


def test_names_from_a_list_are_shown_as_text(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    text = "nombre,correo,empresa\n<script>alert(1)</script>,<b>mal,<img src=x onerror=alert(1)>"
    page = client.get(upload(client.as_user(carla), cohorte, text)).text
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_a_list_that_does_not_fit_leads_to_more_seats(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    cohorte.cupo = 5
    preview = upload(client.as_user(carla), cohorte)
    page = client.get(preview).text
    assert "No alcanzan los lugares" in page
    assert "Inscribir 38" not in page
    assert client.send(f"{preview}confirmar/").status_code == 409
    assert db.session.scalar(select(func.count(Participante.id))) == 0


def test_a_list_can_be_thrown_away(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    preview = upload(client.as_user(carla), cohorte)
    assert client.send(f"{preview}descartar/").status_code == 303
    assert client.get(preview).status_code == 404


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


def test_the_template_opens_in_columns(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    answer = client.as_user(carla).get(f"{BASE}/{cohorte.id}/plantilla.csv")
    header = "Nombre;Correo;Teléfono;Identificador tributario;Empresa;País;Idioma;Sexo;"
    assert answer.data.decode("utf-8-sig") == f"{header}Tamaño de la empresa\r\n"
    assert "attachment" in answer.headers["Content-Disposition"]


def test_a_list_left_half_way_waits_for_whoever_loaded_it(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    preview = upload(client.as_user(carla), cohorte)
    page = client.get(f"{BASE}/{cohorte.id}/").text
    assert "Tiene una lista sin confirmar" in page
    assert f'href="{preview}"' in page
    client.send(f"{preview}confirmar/")
    assert "sin confirmar" not in client.get(f"{BASE}/{cohorte.id}/").text


def test_a_file_that_is_a_text_is_no_file(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    answer = client.as_user(carla).send(f"{BASE}/{cohorte.id}/cargar/", {"archivo": "lista"})
    assert answer.status_code == 422
    assert "Pegue la lista o elija un archivo." in answer.text
