"""Marking lessons as done and finding the way on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from cursos.aprendizaje.models import AvanceLeccion
from cursos.aprendizaje.services import marcar_hecha
from cursos.aprendizaje.tarjetas import panel
from cursos.catalogo.models import Leccion
from cursos.inscripciones.queries import find_inscripcion
from cursos.inscripciones.services import anotar_nota
from plataforma.db import db
from plataforma.part import Slot, tarjetas
from tests.factories.cursos import make_avances, make_curso, make_inscripcion, publish_minimo

if TYPE_CHECKING:
    from flask import Flask

    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

CURSO = "/es/cursos/primer-precio/"


def test_marking_a_lesson_enrols_and_leads_to_the_next(
    client: CheckingClient, ana: Usuario
) -> None:
    curso = publish_minimo()
    sent = client.as_user(ana).send(f"{CURSO}la-moneda/hecha")
    assert sent.location == f"{CURSO}la-etiqueta/"
    assert find_inscripcion(ana.id, curso.id) is not None
    page = client.get(sent.location).text
    assert "1 de 2 lecciones hechas" in page


def test_marking_twice_counts_once(ana: Usuario) -> None:
    publish_minimo()
    leccion = db.session.scalars(select(Leccion).where(Leccion.clave == "la-moneda")).one()
    marcar_hecha(ana, leccion)
    marcar_hecha(ana, leccion)
    assert db.session.scalar(select(func.count(AvanceLeccion.id))) == 1


def test_the_last_lesson_leads_to_the_quiz(client: CheckingClient, ana: Usuario) -> None:
    curso = publish_minimo()
    make_avances(make_inscripcion(ana, curso), "la-moneda")
    sent = client.as_user(ana).send(f"{CURSO}la-etiqueta/hecha")
    assert client.get(sent.location).location == f"{CURSO}evaluacion/"


def test_resuming_goes_to_the_first_lesson_not_done(client: CheckingClient, ana: Usuario) -> None:
    curso = make_curso("aduana")
    client.as_user(ana)
    assert client.get("/es/cursos/aduana/continuar/").location == "/es/cursos/aduana/"
    make_avances(make_inscripcion(ana, curso), "leccion-1", "leccion-3")
    assert client.get("/pt/cursos/aduana/continuar/").location == "/pt/cursos/aduana/leccion-2/"


def test_resuming_needs_an_account(client: CheckingClient) -> None:
    publish_minimo()
    assert "/entrar/" in client.get(f"{CURSO}continuar/").location


def test_a_pass_before_the_last_lesson_completes_with_it(
    client: CheckingClient, ana: Usuario
) -> None:
    inscripcion = make_inscripcion(ana, publish_minimo())
    make_avances(inscripcion, "la-moneda")
    anotar_nota(inscripcion, 90, aprueba=True)
    client.as_user(ana)
    assert client.get(f"{CURSO}completado/").status_code == 303
    sent = client.send(f"{CURSO}la-etiqueta/hecha")
    assert sent.location == f"{CURSO}completado/"
    page = client.get(sent.location).text
    assert "Felicitaciones" in page
    assert "/credenciales/" in page
    assert client.get(f"{CURSO}continuar/").location == f"{CURSO}completado/"


def test_the_panel_says_what_comes_next(app: Flask, ana: Usuario) -> None:
    with app.test_request_context("/es/panel/"):
        assert [t.grupo for t in panel(ana)] == ["principal"]
        first, second = make_curso("uno"), make_curso("dos")
        make_inscripcion(ana, first)
        inscripcion = make_inscripcion(ana, second)
        make_avances(inscripcion, "leccion-1", "leccion-2", "leccion-3", "leccion-4")
        cards = [t for t in panel(ana) if t.grupo != "estante_vacio"]
        assert [t.grupo for t in cards] == ["principal", "secundaria"]
        assert cards[0].titulo == "Continuar: Evaluación final"
        assert list(cards[0].puntos) == [
            ("4 de 4 lecciones hechas", True),
            ("Evaluación final: Por hacer", False),
        ]
        assert tarjetas(Slot.NAVEGACION, ana)[0].titulo == "Cursos"
