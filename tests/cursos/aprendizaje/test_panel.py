"""The dashboard of who learns: what to go on with, the next last day, the shelf."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cursos.credenciales.services import emitir_por_aprobacion
from plataforma.clock import now
from plataforma.db import db
from tests.factories.cohortes import make_cohorte, make_inscrito
from tests.factories.cursos import make_avances, make_curso, make_inscripcion

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion
    from tests.client import CheckingClient


def test_the_primary_card_says_the_next_step_and_what_is_missing(
    client: CheckingClient, ana: Usuario
) -> None:
    make_avances(make_inscripcion(ana, make_curso("aduana")), "leccion-1")
    page = client.as_user(ana).get("/es/panel/").text
    for words in (
        "Continuar: Lección 2",
        "1 de 4 lecciones hechas",
        "Evaluación final: Por hacer",
    ):
        assert words in page
    assert "Aquí quedan sus credenciales" in page


def test_at_most_three_others_stand_beside_it(client: CheckingClient, ana: Usuario) -> None:
    for n in range(6):
        make_inscripcion(ana, make_curso(f"curso-{n}"))
    page = client.as_user(ana).get("/es/panel/").text
    assert page.count("tarjeta--principal") == 1
    assert page.split('id="tambien"')[1].count('class="tarjeta tarjeta--enlace"') == 3


def test_the_next_last_day_of_a_cohort_is_in_sight(
    client: CheckingClient, ana: Usuario, camara: Organizacion
) -> None:
    cohorte = make_cohorte(camara, curso=make_curso("aduana"))
    inscrito = make_inscrito(cohorte, ana)
    assert "Lo próximo:" in client.as_user(ana).get("/es/panel/").text
    db.session.refresh(inscrito)
    assert inscrito.inscripcion is not None
    inscrito.inscripcion.completada_el = now()
    db.session.commit()
    assert "Lo próximo:" not in client.get("/es/panel/").text


def test_credentials_stand_on_the_shelf(client: CheckingClient, ana: Usuario) -> None:
    place = make_inscripcion(ana, make_curso("aduana"), completada_el=now())
    assert emitir_por_aprobacion(place) is not None
    db.session.commit()
    page = client.as_user(ana).get("/es/panel/").text
    assert 'id="estante"' in page
    assert "Aquí quedan sus credenciales" not in page


def test_who_has_nothing_yet_is_told_where_to_begin(client: CheckingClient, ana: Usuario) -> None:
    page = client.as_user(ana).get("/es/panel/").text
    assert "Elija su próximo curso" in page
    assert "Aquí quedan sus credenciales" not in page
