"""The tutors' pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cursos.tareas.models import EstadoEntrega
from tests.factories.cursos import make_autor
from tests.factories.identidad import make_usuario
from tests.factories.tareas import make_curso_con_tarea, make_entrega
from tests.statements import counted

if TYPE_CHECKING:
    from cursos.catalogo.models import Curso
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

NIVELES = {"n.cuenta": "bien", "n.fuente": "falta"}


@pytest.fixture
def curso(bruno: Usuario) -> Curso:
    curso = make_curso_con_tarea("con-tarea")
    make_autor(bruno, curso)
    return curso


def test_the_queue_shows_who_waits(
    client: CheckingClient, ana: Usuario, bruno: Usuario, curso: Curso
) -> None:
    make_entrega(ana, curso)
    page = client.as_user(bruno).get(f"/pt/autoria/{curso.slug}/tareas/")
    assert ana.nombre in page.text
    done = client.get(f"/pt/autoria/{curso.slug}/tareas/?estado=aprobada")
    assert ana.nombre not in done.text


def test_changes_are_asked_with_a_word_beside_the_field(
    client: CheckingClient, ana: Usuario, bruno: Usuario, curso: Curso
) -> None:
    entrega = make_entrega(ana, curso)
    url = f"/es/autoria/{curso.slug}/tareas/{entrega.id}/"
    page = client.as_user(bruno).get(url)
    assert "Comentario sobre: Precio" in page.text
    form = NIVELES | {"vista": "0", "decision": "cambios", "k.precio": "¿Con IVA?"}
    assert client.send(url, form).status_code == 303
    seen = client.as_user(ana).get(f"/es/cursos/{curso.slug}/tarea/entregas/1/").text
    assert "¿Con IVA?" in seen
    assert "Bruno Tavares" in seen
    assert "Corregir y entregar otra vez" in seen


def test_a_refusal_leads_to_what_is_missing(
    client: CheckingClient, ana: Usuario, bruno: Usuario, curso: Curso
) -> None:
    url = f"/es/autoria/{curso.slug}/tareas/{make_entrega(ana, curso).id}/"
    form = {"vista": "0", "n.cuenta": "bien", "decision": "aprobar"}
    page = client.as_user(bruno).send(url, form)
    assert page.status_code == 422
    assert '<a href="#n-fuente">Elija un nivel en cada criterio.</a>' in page.text
    assert page.text.count("Elija un nivel en cada criterio.") == 2  # and beside that criterion
    page = client.send(url, {"vista": "0", "decision": "cambios"})
    assert '<a href="#comentario">Escriba qué debe cambiar' in page.text


def test_what_came_back_waits_on_the_panel_until_it_is_handed_in_again(
    client: CheckingClient, ana: Usuario, bruno: Usuario, curso: Curso
) -> None:
    first = make_entrega(ana, curso)
    assert "Le piden cambios" not in client.as_user(ana).get("/es/panel/").text
    first.estado = EstadoEntrega.CAMBIOS
    assert "Le piden cambios en su hoja" in client.get("/es/panel/").text
    assert "Le piden cambios" not in client.as_user(bruno).get("/es/panel/").text
    make_entrega(ana, curso, cantidad="50")
    assert "Le piden cambios" not in client.as_user(ana).get("/es/panel/").text


def test_the_earlier_delivery_stays_readable_for_both(
    client: CheckingClient, ana: Usuario, bruno: Usuario, curso: Curso
) -> None:
    first = make_entrega(ana, curso)
    first.estado, first.comentario = EstadoEntrega.CAMBIOS, "Falta la fuente"
    second = make_entrega(ana, curso, cantidad="50")
    base = f"/es/autoria/{curso.slug}/tareas/"
    assert f'href="{base}{first.id}/"' in client.as_user(bruno).get(f"{base}{second.id}/").text
    old = client.get(f"{base}{first.id}/").text
    assert "Aprobar" not in old
    mine = client.as_user(ana).get(f"/es/cursos/{curso.slug}/tarea/entregas/1/").text
    assert "40\xa0cajas" in mine


def test_the_second_tutor_reads_what_they_wrote(
    client: CheckingClient, ana: Usuario, bruno: Usuario, elena: Usuario, curso: Curso
) -> None:
    entrega = make_entrega(ana, curso)
    url = f"/es/autoria/{curso.slug}/tareas/{entrega.id}/"
    approve = {"n.cuenta": "bien", "n.fuente": "bien", "vista": "0", "decision": "aprobar"}
    client.as_user(bruno).send(url, {"vista": "0", "decision": "cambios", "comentario": "Falta"})
    answer = client.as_user(elena).send(url, approve | {"comentario": "Todo bien"})
    assert answer.status_code == 409
    assert "Bruno Tavares" in answer.text
    assert "Todo bien" in answer.text


def test_a_decision_without_reasons_is_shown_again(
    client: CheckingClient, ana: Usuario, bruno: Usuario, curso: Curso
) -> None:
    entrega = make_entrega(ana, curso)
    url = f"/es/autoria/{curso.slug}/tareas/{entrega.id}/"
    answer = client.as_user(bruno).send(url, {"vista": "0", "decision": "aprobar"})
    assert answer.status_code == 422
    assert "Elija un nivel en cada criterio." in answer.text


def test_the_work_is_told_where_authors_look(
    client: CheckingClient, ana: Usuario, bruno: Usuario, curso: Curso
) -> None:
    make_entrega(ana, curso)
    assert "1 hoja por revisar" in client.as_user(bruno).get("/es/panel/").text


def test_a_delivery_of_another_course_is_not_there(
    client: CheckingClient, ana: Usuario, bruno: Usuario, curso: Curso
) -> None:
    entrega = make_entrega(ana, make_curso_con_tarea("otro"))
    url = f"/es/autoria/{curso.slug}/tareas/{entrega.id}/"
    assert client.as_user(bruno).get(url).status_code == 404
    assert client.get("/es/autoria/otro/tareas/").status_code == 404


def test_the_queue_asks_the_same_however_long_it_is(
    client: CheckingClient, ana: Usuario, bruno: Usuario, curso: Curso
) -> None:
    url = f"/es/autoria/{curso.slug}/tareas/"
    make_entrega(ana, curso)
    client.as_user(bruno).get(url)
    with counted() as one:
        client.get(url)
    for n in range(6):
        make_entrega(make_usuario(f"Persona {n}"), curso)
    with counted() as many:
        client.get(url)
    assert len(many) == len(one)
