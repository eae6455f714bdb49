"""Reading and practising, without an account and with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from cursos.aprendizaje.models import RespuestaPractica
from plataforma.db import db
from tests.factories.cursos import make_avances, make_curso, make_inscripcion, publish_minimo
from tests.statements import counted

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

LECCION = "/es/cursos/primer-precio/la-moneda/"
BUDGET = 7  # statements of a lesson page, signed in; one more is for what others put at its foot


def test_a_visitor_reads_the_whole_lesson(client: CheckingClient) -> None:
    publish_minimo()
    page = client.get(LECCION).text
    for expected in (
        "Al terminar podrá:", "Elegir la moneda de su oferta.", "Rosa pone precio",
        "Diga siempre la moneda del precio.", "Escriba la moneda junto", "Confirme con su banco",
        "Consultada el 20 de noviembre de 2026", "Próxima revisión: 21 de mayo de 2027",
        "El idioma de la etiqueta", "Lección 1 de 2",
    ):  # fmt: skip
        assert expected in page, expected


def test_unanswered_practice_carries_no_key(client: CheckingClient) -> None:
    publish_minimo()
    page = client.get(LECCION).text
    assert "Las dos hacen falta" not in page
    assert "correcta" not in page.split('id="practica"')[1]
    assert "210" not in page


def test_a_visitor_answers_and_sees_why(client: CheckingClient) -> None:
    publish_minimo()
    wrong = client.get(f"{LECCION}?p=moneda-1&r=b").text
    assert "Falta la moneda." in wrong
    assert "Solo el número" in wrong.split("Su respuesta:")[1]
    assert "<title>Todavía no: La moneda" in wrong
    right = client.get(f"{LECCION}?p=moneda-2&r=US$ 210,00").text
    assert "Bien hecho." in right
    assert "<title>Correcto: La moneda" in right
    typical = client.get(f"{LECCION}?p=moneda-2&r=30.5").text
    assert "Sumó en lugar de multiplicar." in typical
    assert db.session.scalar(select(RespuestaPractica)) is None


def test_the_feedback_speaks_portuguese_for_the_same_answer(client: CheckingClient) -> None:
    publish_minimo()
    page = client.get("/pt/cursos/primer-precio/la-moneda/?p=moneda-1&r=b").text
    assert "Falta a moeda." in page


def test_an_empty_answer_says_what_to_do(client: CheckingClient) -> None:
    publish_minimo()
    page = client.get(f"{LECCION}?p=moneda-1").text
    assert "Elija una respuesta." in page.split("campo__error")[1]
    for typed in ("", "mucho"):
        page = client.get(f"{LECCION}?p=moneda-2&r={typed}").text
        assert "Escriba un número, por ejemplo 5,6." in page.split("campo__error")[1]


def test_odd_answers_in_the_address_do_no_harm(client: CheckingClient) -> None:
    publish_minimo()
    for query in ("p=nada&r=a", "p=moneda-1&r=zz&r=%00", "p=moneda-2&r=" + "9" * 5000, "r=a"):
        assert client.get(f"{LECCION}?{query}").status_code == 200


def test_a_learner_s_answer_is_saved_and_shown_again(client: CheckingClient, ana: Usuario) -> None:
    publish_minimo()
    client.as_user(ana)
    for answer in ("b", "a"):
        sent = client.send(f"{LECCION}practica/moneda-1", {"r": answer})
        assert sent.status_code == 303
        assert sent.location.endswith("?p=moneda-1#p-moneda-1")
    saved = db.session.scalars(select(RespuestaPractica)).one()
    assert (saved.respuesta, saved.intentos) == (["a"], 2)
    assert "Las dos hacen falta." in client.get(LECCION).text
    assert "As duas são necessárias." in client.get(LECCION.replace("/es/", "/pt/")).text


def test_an_empty_answer_of_a_learner_is_not_saved(client: CheckingClient, ana: Usuario) -> None:
    publish_minimo()
    client.as_user(ana)
    sent = client.send(f"{LECCION}practica/moneda-1")
    assert "Elija una respuesta." in client.get(sent.location).text.split("campo__error")[1]
    assert db.session.scalar(select(RespuestaPractica)) is None


def test_a_foreign_option_or_question_is_refused(client: CheckingClient, ana: Usuario) -> None:
    publish_minimo()
    client.as_user(ana)
    sent = client.send(f"{LECCION}practica/moneda-1", {"r": "zz"})
    assert "Esa respuesta no es de esta pregunta." in client.get(sent.location).text
    assert db.session.scalar(select(RespuestaPractica)) is None
    assert client.send(f"{LECCION}practica/moneda-3", {"r": "a"}).status_code == 404


def test_a_lesson_page_asks_little_whatever_the_size_of_the_course(
    client: CheckingClient, ana: Usuario
) -> None:
    counts = []
    for slug, modulos, lecciones in (("chico", 1, 2), ("grande", 6, 5)):
        inscripcion = make_inscripcion(ana, make_curso(slug, modulos=modulos, lecciones=lecciones))
        make_avances(inscripcion, "leccion-1")
        client.as_user(ana).get(f"/es/cursos/{slug}/leccion-1/")  # the session is touched once
        db.session.expire_all()
        with counted() as statements:
            client.get(f"/es/cursos/{slug}/leccion-2/")
        counts.append(len(statements))
    assert counts[0] == counts[1] <= BUDGET, statements
