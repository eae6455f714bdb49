"""The preview, its corrections, the confirmation and the receipt, as Carla sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from cursos.celdas.libro import abrir
from cursos.cohortes.models import CupoPais, Participante
from plataforma.db import db
from tests.cursos.importaciones.camino import BASE, preview, upload
from tests.factories.cohortes import make_importacion, make_lista, make_participante
from tests.factories.identidad import make_membresia, make_organizacion, make_usuario
from tests.statements import counted

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


def test_forty_people_from_paste_to_receipt(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    client.as_user(carla)
    assert client.get(f"{BASE}/{cohorte.id}/cargar/").status_code == 200
    here = preview(client, cohorte)
    page = client.get(here).text
    assert "Inscribir 38 personas" in page
    assert "El correo no está completo" in page
    assert 'id="fila-40"' in page
    assert "sin-arroba-0" in page
    assert client.send(f"{here}confirmar/").location == here
    receipt = client.get(here).text
    assert "38 personas nuevas" in receipt
    assert "La confirmó Carla" in receipt
    assert 'id="fila-40"' in receipt
    assert client.send(f"{here}confirmar/").status_code == 303
    again = client.get(preview(client, cohorte, make_lista(38, malas=0))).text
    assert "Sin cambios" in again
    assert "Inscribir" not in again


def test_the_very_same_file_again_says_no_changes_in_spite_of_its_wrong_lines(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    client.send(f"{preview(client.as_user(carla), cohorte)}confirmar/")
    page = client.get(preview(client, cohorte)).text
    assert "Esta misma lista se confirmó el" in page
    assert "Sin cambios" in page


def test_the_wrong_rows_come_back_with_their_reason(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    here = preview(client.as_user(carla), cohorte)
    for _ in range(2):  # before and after the confirmation
        text = client.get(f"{here}filas-con-error.csv").data.decode("utf-8-sig")
        lines = text.splitlines()
        assert lines[0] == "Nombre;Correo electrónico;Celular;Empresa;Fila;Motivo"
        assert len(lines) == 3
        assert "El correo no está completo" in lines[1]
        book = client.get(f"{here}filas-con-error.xlsx").data
        assert [row for _, row in abrir(book).filas()][1][1] == "sin-arroba-0"
        client.send(f"{here}confirmar/")


def test_the_corrected_rows_are_loaded_again_as_they_came_down(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    here = preview(client.as_user(carla), cohorte)
    client.send(f"{here}confirmar/")
    down = client.get(f"{here}filas-con-error.csv").data.decode("utf-8-sig")
    mended = down.replace("sin-arroba-", "mala@correo.com").replace("com0", "com")
    page = client.get(preview(client, cohorte, mended.replace("com1", "com.uy"))).text
    assert "Inscribir 2 personas" in page


def test_a_line_is_corrected_where_it_stands(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    here = preview(client.as_user(carla), cohorte)
    answer = client.send(f"{here}filas/40/?pagina=1", {"correo": "mala@correo.com"})
    assert answer.location == f"{here}?pagina=1#fila-41"
    page = client.get(here).text
    assert "Fila 40 corregida." in page
    assert "Inscribir 39 personas" in page
    assert client.send(f"{here}filas/41/", {"correo": "otra vez"}).location == f"{here}#fila-41"
    assert "La fila 41 sigue con error." in client.get(here).text


def test_a_line_is_left_out_and_taken_in_again(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    here = preview(client.as_user(carla), cohorte)
    client.send(f"{here}filas/40/fuera/", {"fuera": "y"})
    page = client.get(f"{here}?ver=fuera").text
    assert "Volver a poner la fila 40" in page
    assert 'id="fila-41"' not in page
    client.send(f"{here}filas/40/fuera/")
    assert 'id="fila-40"' in client.get(here).text


def test_two_lines_that_look_like_one_person_stand_side_by_side(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    text = "nombre,correo,empresa\nLuz Peña,luz@correo.com,Quesos\nLUZ PEÑA,luz@otro.com,Telas"
    page = client.get(f"{preview(client.as_user(carla), cohorte, text)}?ver=tocayo").text
    assert "Inscribir 2 personas" in page
    assert "igual a la fila 2" in page
    assert "Quesos" in page
    assert "Telas" in page


def test_a_list_that_does_not_fit_leads_to_more_seats_or_to_the_waiting_list(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    cohorte.cupo = 5
    here = preview(client.as_user(carla), cohorte)
    page = client.get(here).text
    assert "No alcanzan los lugares" in page
    assert "Inscribir a 5 y poner a 33 en espera" in page
    assert client.send(f"{here}confirmar/").status_code == 409
    assert db.session.scalar(select(func.count(Participante.id))) == 0
    client.send(f"{here}confirmar/", {"espera": "y"})
    assert "En lista de espera" in client.get(here).text


def test_the_seats_of_a_country_are_told(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    db.session.add(CupoPais(cohorte_id=cohorte.id, pais="UY", lugares=30))
    page = client.get(preview(client.as_user(carla), cohorte)).text
    assert "Uruguay: 38 personas nuevas para 30 lugares." in page


def test_a_list_is_taken_back_from_its_receipt(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    here = preview(client.as_user(carla), cohorte)
    client.send(f"{here}confirmar/")
    assert "Deshacer esta lista" in client.get(here).text
    assert client.send(f"{here}deshacer/").location == here
    page = client.get(here).text
    assert "Lista deshecha" in page
    assert "38 personas retiradas" in page
    assert "Deshecha" in client.get(f"{BASE}/{cohorte.id}/listas/").text


def test_names_from_a_list_are_shown_as_text(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    text = "nombre,correo,empresa\n<script>alert(1)</script>,<b>mal,<img src=x onerror=alert(1)>"
    columns = upload(client.as_user(carla), cohorte, text)
    for page in (client.get(columns).text, client.get(preview(client, cohorte, text)).text):
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_a_list_left_half_way_waits_for_whoever_loaded_it(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    here = preview(client.as_user(carla), cohorte)
    page = client.get(f"{BASE}/{cohorte.id}/").text
    assert "Tiene una lista sin confirmar" in page
    assert f'href="{here}"' in page
    client.send(f"{here}confirmar/")
    page = client.get(f"{BASE}/{cohorte.id}/").text
    assert "sin confirmar" not in page
    assert "Listas inscritas" in page


def test_the_preview_asks_as_little_of_a_long_list_as_of_a_short_one(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    short = make_importacion(cohorte, carla, make_lista(10))
    long = make_importacion(cohorte, carla, make_lista(900, malas=60))
    client.as_user(carla)
    asked = []
    for lista in (short, long):
        with counted() as sent:
            page = client.get(f"{BASE}/{cohorte.id}/listas/{lista.id}/").text
        asked.append(len(sent))
    assert "Página 1 de 3" in page
    assert asked[0] == asked[1]
    assert asked[0] <= 20


def test_a_chamber_that_shares_the_cohort_loads_its_own_lists_and_sees_no_other(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    from cursos.cohortes.models import CamaraInvitada

    serra = make_organizacion("Câmara da Serra", slug="serra", pais="BR")
    patricia = make_usuario("Patrícia Nogueira")
    make_membresia(patricia, serra)
    db.session.add(CamaraInvitada(cohorte_id=cohorte.id, organizacion_id=serra.id))
    hers = preview(client.as_user(carla), cohorte)
    client.as_user(patricia)
    assert client.get(hers.replace("litoral", "serra")).status_code == 404
    base = f"/es/camara/serra/cohortes/{cohorte.id}"
    columns = client.send(f"{base}/cargar/", {"texto": "nome,email\nRui,rui@correo.com"}).location
    form = {"encabezado": "1", "nombre": "0", "correo": "1"}
    rest = ("apellido", "telefono", "identificador", "empresa", "pais", "idioma", "sexo", "tamano")
    own = client.send(columns, form | dict.fromkeys(rest, "")).location
    client.send(f"{own}confirmar/")
    rui = db.session.scalars(select(Participante)).one()
    assert rui.organizacion_id == serra.id
    assert client.as_user(carla).get(own.replace("serra", "litoral")).status_code == 404


def test_a_person_of_the_cohort_is_not_told_twice(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    make_participante(cohorte, correo="persona0@correo.com")
    page = client.get(preview(client.as_user(carla), cohorte)).text
    assert "Inscribir 37 personas" in page
