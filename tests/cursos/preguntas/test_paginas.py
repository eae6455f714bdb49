"""Every type in the browser: practised without JavaScript, answered in a quiz, reviewed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from cursos.aprendizaje.models import RespuestaPractica
from cursos.catalogo.models import Pregunta
from cursos.cuestionarios.models import Intento
from cursos.preguntas import tipos
from plataforma.db import db
from tests.factories.cursos import make_inscripcion, publish_minimo

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

LECCION = "/es/cursos/primer-precio/la-etiqueta/"
QUIZ = "/es/cursos/primer-precio/evaluacion/"
DE_CADA_TIPO = [
    "etiqueta-1", "moneda-4", "etiqueta-verdadero", "moneda-5", "etiqueta-texto", "etiqueta-pares",
    "etiqueta-orden", "etiqueta-huecos", "etiqueta-cuenta", "etiqueta-tabla",
]  # fmt: skip
PRACTICA = [c for c in DE_CADA_TIPO if not c.startswith("moneda")]


def pregunta(clave: str) -> Pregunta:
    return db.session.scalars(select(Pregunta).where(Pregunta.clave == clave)).one()


def key(clave: str, sorteo: dict[str, Any]) -> dict[str, list[str]]:
    """Return the form that answers rightly what was drawn."""
    p = pregunta(clave)
    answer = tipos.correcta(p.tipo, p.datos, sorteo)
    return tipos.campos(p.tipo, p.datos, answer, sorteo)


def practice_key(clave: str, seed: int = 0) -> dict[str, list[str]]:
    p = pregunta(clave)
    return key(clave, tipos.sortear_practica(p.tipo, p.datos, seed))


def part(page: str, clave: str) -> str:
    """Return one practice question of a lesson page."""
    return page.split(f'id="p-{clave}"')[1].split("</form>", maxsplit=1)[0]


@pytest.mark.parametrize("clave", PRACTICA)
def test_a_visitor_practises_every_type(client: CheckingClient, clave: str) -> None:
    publish_minimo()
    form = {"p": clave, "s": "0", **practice_key(clave)}
    for lang, right in (("es", "Correcto"), ("pt", "Certo")):
        path = LECCION.replace("/es/", f"/{lang}/")
        page = part(client.get(path, query_string=form).text, clave)
        assert right in page
        # What was answered is in the form again.
        assert page.count(" checked") + page.count(" selected") + page.count('value="') >= 1


@pytest.mark.parametrize("clave", PRACTICA)
def test_an_empty_answer_of_every_type_says_what_to_do(
    client: CheckingClient, ana: Usuario, clave: str
) -> None:
    publish_minimo()
    assert "campo__error" in part(client.get(f"{LECCION}?p={clave}&r=").text, clave)
    client.as_user(ana)
    sent = client.send(f"{LECCION}practica/{clave}")
    assert "campo__error" in part(client.get(sent.location).text, clave)
    assert db.session.scalar(select(RespuestaPractica)) is None


@pytest.mark.parametrize("clave", PRACTICA)
def test_a_learner_s_answer_comes_back_on_another_device(
    client: CheckingClient, ana: Usuario, clave: str
) -> None:
    publish_minimo()
    client.as_user(ana)
    sent = client.send(f"{LECCION}practica/{clave}", {"s": "7", **practice_key(clave, 7)})
    assert "Correcto" in part(client.get(sent.location).text, clave)
    assert "Certo" in part(client.get(LECCION.replace("/es/", "/pt/")).text, clave)


def test_part_of_an_answer_stays_in_the_form(client: CheckingClient, ana: Usuario) -> None:
    publish_minimo()
    client.as_user(ana)
    sent = client.send(f"{LECCION}practica/etiqueta-pares", {"r.0": "2", "r.1": "", "s": "3"})
    page = part(client.get(sent.location).text, "etiqueta-pares")
    assert "Complete todo antes de responder. Le falta: 1." in page
    assert 'value="2" selected' in page
    assert 'name="s" value="3"' in page


def test_computed_practice_can_be_asked_with_other_numbers(client: CheckingClient) -> None:
    publish_minimo()
    form = {"p": "etiqueta-cuenta", "s": "0", "r": "1"}
    page = part(client.get(LECCION, query_string=form).text, "etiqueta-cuenta")
    assert "La cuenta, paso a paso" in page
    address = re.findall(r'href="([^"]*otra=etiqueta-cuenta[^"]*)"', page)[0].replace("&amp;", "&")
    again = part(client.get(address).text, "etiqueta-cuenta")
    assert "La cuenta, paso a paso" not in again
    assert 'name="s" value="1"' in again
    asked = [re.findall(r"Hay (\d+) cajas de (\d+)[^<]*", x)[0] for x in (page, again)]
    assert asked[0] != asked[1]


@pytest.mark.parametrize("query", ["s=x", "s=-1", "s=99999999", "s=²", "otra=etiqueta-cuenta&s="])
def test_odd_seeds_do_no_harm(client: CheckingClient, query: str) -> None:
    publish_minimo()
    assert client.get(f"{LECCION}?p=etiqueta-cuenta&r=1&{query}").status_code == 200


def test_not_knowing_is_saved_and_explained(client: CheckingClient, ana: Usuario) -> None:
    publish_minimo()
    client.as_user(ana)
    assert ">No sé</button>" in client.get(LECCION).text
    sent = client.send(f"{LECCION}practica/etiqueta-cuenta", {"r": ["", "no-se"], "s": "1"})
    page = part(client.get(sent.location).text, "etiqueta-cuenta")
    assert "No sé" in page.split("Su respuesta:")[1]
    assert re.search(r"Son \d+ etiquetas: USD.[\d,]+\.", page)


@pytest.fixture
def drawn(client: CheckingClient, ana: Usuario) -> tuple[CheckingClient, str]:
    """Ana, before a quiz that asks one question of each type."""
    make_inscripcion(ana, publish_minimo())
    client.as_user(ana)
    place = client.send(QUIZ).location.removesuffix("1/")
    from random import Random

    intento = db.session.scalars(select(Intento)).one()
    rng = Random(5)  # noqa: S311 — a sample
    asked = [pregunta(clave) for clave in DE_CADA_TIPO]
    intento.preguntas = [{"clave": p.clave, **tipos.sortear(p.tipo, p.datos, rng)} for p in asked]
    db.session.flush()
    return client, place


def test_every_type_is_answered_reviewed_and_graded_in_a_quiz(
    drawn: tuple[CheckingClient, str],
) -> None:
    client, place = drawn
    intento = db.session.scalars(select(Intento)).one()
    for n, entry in enumerate(intento.preguntas, 1):
        assert "Secreto" not in client.get(f"{place}{n}/").text
        assert client.send(f"{place}{n}/").status_code == 422
        assert client.send(f"{place}{n}/", key(entry["clave"], entry)).status_code == 303
        pt = client.get(f"{place}{n}/".replace("/es/", "/pt/")).text.split("<form")[2]
        assert " checked" in pt or " selected" in pt or re.search(r'name="r[^>]* value="\w', pt)
    assert "Sin respuesta" not in client.get(f"{place}revisar/").text
    result = client.get(client.send(f"{place}entregar").location).text
    assert "100\xa0%" in result
    assert "La cuenta, paso a paso" in result


def test_a_wrong_answer_of_every_type_teaches_and_says_the_right_one(
    drawn: tuple[CheckingClient, str],
) -> None:
    client, place = drawn
    result = client.get(client.send(f"{place}entregar").location).text
    assert result.count("Respuesta correcta:") == len(DE_CADA_TIPO)
    for said in ("Verdadero", "lista de empaque", "A Brasil → Portugués", "1) Preguntar",
                 "destino; contenido", "Ingredientes → Dorso"):  # fmt: skip
        assert said in result, said
