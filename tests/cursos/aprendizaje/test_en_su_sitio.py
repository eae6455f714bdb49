"""Practice answered in place: our script sends the answer and gets the question back, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from cursos.aprendizaje.models import RespuestaPractica
from plataforma.db import db
from tests.factories.cursos import publish_minimo
from tests.statements import counted

if TYPE_CHECKING:
    from werkzeug.test import TestResponse

    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

LECCION = "/es/cursos/primer-precio/la-moneda/"
BUDGET = 4  # statements: who, the lesson, the question with what was kept, the answer


def answer(
    client: CheckingClient, clave: str, *, lesson: str = "la-moneda", lang: str = "es", **form: str
) -> TestResponse:
    client.looks = False  # it is a piece of a page
    address = f"/{lang}/cursos/primer-precio/{lesson}/practica/{clave}"
    return client.send(address, form, headers={"Escala-Fragmento": "1"})


def test_the_question_comes_back_with_what_the_answer_teaches(
    client: CheckingClient, ana: Usuario
) -> None:
    publish_minimo()
    client.as_user(ana)
    sent = answer(client, "moneda-1", r="b")
    assert (sent.status_code, sent.mimetype) == (200, "text/html")
    assert sent.text.startswith('<div class="practica')
    assert "Falta la moneda." in sent.text
    assert "data-enfocar" in sent.text
    assert "moneda-2" not in sent.text
    assert "As duas são necessárias." in answer(client, "moneda-1", lang="pt", r="a").text
    saved = db.session.scalars(select(RespuestaPractica)).one()
    assert (saved.respuesta, saved.intentos) == (["a"], 2)


def test_an_answer_saved_and_explained_asks_four_statements(
    client: CheckingClient, ana: Usuario
) -> None:
    publish_minimo()
    client.as_user(ana).get(LECCION)  # the session is touched once
    for given in ("b", "a"):  # the first is kept, the second takes its place
        client.csrf_token()
        db.session.expire_all()
        with counted() as statements:
            assert "Su respuesta:" in answer(client, "moneda-1", r=given).text
        assert len(statements) <= BUDGET, statements


def test_what_cannot_be_read_comes_back_with_what_to_do(
    client: CheckingClient, ana: Usuario
) -> None:
    publish_minimo()
    client.as_user(ana)
    assert "Elija una respuesta." in answer(client, "moneda-1").text.split("campo__error")[1]
    half = answer(client, "etiqueta-pares", lesson="la-etiqueta", **{"r.0": "2", "r.1": ""}).text
    assert "Complete todo antes de responder. Le falta: 1." in half
    assert 'value="2" selected' in half
    assert db.session.scalar(select(RespuestaPractica)) is None


def test_a_question_of_another_lesson_is_not_there(client: CheckingClient, ana: Usuario) -> None:
    publish_minimo()
    client.as_user(ana)
    assert answer(client, "moneda-3", r="a").status_code == 404


def test_who_is_signed_out_is_sent_to_the_door(client: CheckingClient) -> None:
    publish_minimo()
    assert answer(client, "moneda-1", r="a").status_code == 303
    assert db.session.scalar(select(RespuestaPractica)) is None
