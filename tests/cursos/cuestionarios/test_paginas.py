"""The quiz in the browser: rules, one question a page, review, result."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from cursos.catalogo.models import Pregunta
from cursos.cuestionarios.models import Intento, RespuestaIntento
from plataforma.db import db
from tests.factories.cursos import make_avances, make_inscripcion, publish_minimo

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

QUIZ = "/es/cursos/primer-precio/evaluacion/"


@pytest.fixture
def learner(client: CheckingClient, ana: Usuario) -> CheckingClient:
    """Ana, enrolled in the tiny course."""
    make_inscripcion(ana, publish_minimo())
    return client.as_user(ana)


def begin(client: CheckingClient) -> str:
    """Begin a try and return its address."""
    return client.send(QUIZ).location.removesuffix("1/")


def current() -> Intento:
    return db.session.scalars(select(Intento).order_by(Intento.id.desc())).first() or Intento()


def key_of(n: int) -> list[str]:
    """The right answer to the n-th question drawn."""
    clave = current().preguntas[n - 1]["clave"]
    datos = db.session.scalars(select(Pregunta).where(Pregunta.clave == clave)).one().datos
    if "respuesta" in datos:
        return [str(datos["respuesta"])]
    return [o["clave"] for o in datos["opciones"] if o["correcta"]]


def test_the_rules_are_said_beforehand(client: CheckingClient) -> None:
    publish_minimo()
    page = client.get(QUIZ).text
    for expected in ("3, una por página", "70\xa0% o más", "2 cada 24 horas", "Entrar para resp"):
        assert expected in page


def test_a_whole_quiz_from_the_rules_to_the_completed_course(
    learner: CheckingClient, ana: Usuario
) -> None:
    assert "Le quedan 2" in learner.get(QUIZ).text
    place = begin(learner)
    make_avances(current().inscripcion, "la-moneda", "la-etiqueta")
    for n in (1, 2, 3):
        page = learner.get(f"{place}{n}/").text
        assert f"Pregunta {n} de 3" in page
        sent = learner.send(f"{place}{n}/", {"r": key_of(n)})
        assert sent.location == (f"{place}{n + 1}/" if n < 3 else f"{place}revisar/")
    assert "Sin respuesta" not in learner.get(f"{place}revisar/").text
    result = learner.get(learner.send(f"{place}entregar").location).text
    assert "Aprobó la evaluación" in result
    assert "100\xa0%" in result
    assert "Con esto completó el curso." in result
    assert "Ya aprobó con 100\xa0%" in learner.get(QUIZ).text


def test_a_fail_says_what_to_review_and_offers_the_way_on(learner: CheckingClient) -> None:
    place = begin(learner)
    assert "Le faltan 3 preguntas por responder" in learner.get(f"{place}revisar/").text
    result = learner.get(learner.send(f"{place}entregar").location).text
    assert "Todavía no alcanza" in result
    assert "Qué repasar" in result
    assert "/es/cursos/primer-precio/la-etiqueta/" in result
    assert "Le queda 1 intento." in result
    assert "reprobad" not in result.lower()
    learner.send(f"{begin(learner)}entregar")
    assert "El próximo se abre el" in learner.get(QUIZ).text
    assert learner.send(QUIZ).status_code == 409


def test_questions_carry_no_key_and_nothing_is_chosen(learner: CheckingClient) -> None:
    place = begin(learner)
    for n in (1, 2, 3):
        page = learner.get(f"{place}{n}/").text.split("<form")[2].split("</form>")[0]
        assert "pregunta__enunciado" in page
        assert " checked" not in page
        for hidden in ("correcta:", "Hace falta", "Así lo entiende", "Bien hecho", "7.5"):
            assert hidden not in page, hidden


def test_the_saved_answer_is_there_in_the_other_language(learner: CheckingClient) -> None:
    place = begin(learner)
    for n in (1, 2, 3):
        learner.send(f"{place}{n}/", {"r": key_of(n)})
    es, pt = (learner.get(p).text for p in (f"{place}1/", f"{place}1/".replace("/es/", "/pt/")))
    assert (" checked" in es) == (" checked" in pt)
    sent = learner.send(f"{place}3/".replace("/es/", "/pt/"), {"r": key_of(3)})
    assert sent.location.startswith("/pt/")
    learner.send(f"{place}entregar")
    assert current().nota == 100


def test_an_empty_answer_keeps_the_page_and_says_what_to_do(learner: CheckingClient) -> None:
    place = begin(learner)
    sent = learner.send(f"{place}1/")
    assert sent.status_code == 422
    assert "Hay un problema" in sent.text
    assert "<title>Error: " in sent.text


def test_saving_twice_and_handing_in_twice_count_once(learner: CheckingClient) -> None:
    place = begin(learner)
    for _ in range(3):
        learner.send(f"{place}1/", {"r": key_of(1)})
    assert db.session.scalar(select(func.count(RespuestaIntento.id))) == 1
    first, second = learner.send(f"{place}entregar"), learner.send(f"{place}entregar")
    assert first.location == second.location
    assert learner.get(f"{place}1/").location == f"{place}resultado/"
    assert learner.get(f"{place}revisar/").location == f"{place}resultado/"


def test_answering_after_handing_in_changes_nothing(learner: CheckingClient) -> None:
    place = begin(learner)
    learner.send(f"{place}entregar")
    assert learner.send(f"{place}1/", {"r": key_of(1)}).status_code == 409
    assert current().nota == 0


def test_the_result_waits_until_the_try_is_handed_in(learner: CheckingClient) -> None:
    place = begin(learner)
    assert learner.get(f"{place}resultado/").location == f"{place}revisar/"


def test_changing_one_answer_comes_back_to_the_review(learner: CheckingClient) -> None:
    place = begin(learner)
    assert f"{place}2/?revisar=1" in learner.get(f"{place}revisar/").text
    sent = learner.send(f"{place}2/?revisar=1", {"r": key_of(2)})
    assert sent.location == f"{place}revisar/"


def test_somebody_else_s_try_does_not_exist(
    learner: CheckingClient, client: CheckingClient, fabian: Usuario
) -> None:
    place = begin(learner)
    client.as_user(fabian)
    for path in ("1/", "revisar/", "resultado/"):
        assert client.get(f"{place}{path}").status_code == 404
    for path in ("1/", "entregar"):
        assert client.send(f"{place}{path}", {"r": "a"}).status_code == 404


def test_questions_out_of_range_and_foreign_courses_are_404(learner: CheckingClient) -> None:
    place = begin(learner)
    assert learner.get(f"{place}4/").status_code == 404
    assert learner.get(f"{place}0/").status_code == 404
    assert learner.send(f"{place}9/", {"r": "a"}).status_code == 404
    assert learner.get(f"{place}1/".replace("primer-precio", "otro")).status_code == 404


def test_visitors_are_asked_to_enter(client: CheckingClient) -> None:
    publish_minimo()
    assert "/entrar/" in client.send(QUIZ).location
    assert "/entrar/" in client.get(f"{QUIZ}1/1/").location
