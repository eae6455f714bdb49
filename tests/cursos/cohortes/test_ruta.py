"""A cohort on a route: the place moves on from course to course, and the last one is the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from cursos.catalogo.cambios import seguir
from cursos.catalogo.models import Cambio
from cursos.catalogo.queries import find_version_actual
from cursos.cohortes.alcance import de_toda
from cursos.cohortes.models import Cohorte
from cursos.cohortes.queries import Situacion, count_situaciones
from cursos.cohortes.recorrido import lleva_por, pasos_de
from cursos.inscripciones.services import completar
from cursos.invitaciones.services import vincular
from plataforma.clock import now
from plataforma.db import db
from tests.cursos.cohortes.test_paginas import payload
from tests.cursos.importaciones.camino import BASE
from tests.factories.cohortes import make_cohorte, make_participante
from tests.factories.cursos import make_inscripcion
from tests.factories.rutas import RUTA, make_ruta

if TYPE_CHECKING:
    from cursos.catalogo.models import Curso
    from cursos.cohortes.models import Participante
    from cursos.inscripciones.models import Inscripcion
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion
    from tests.client import CheckingClient


@pytest.fixture
def cursos() -> list[Curso]:
    """Three of the five courses of the route are published."""
    return make_ruta("A1", "B1", "B2")


@pytest.fixture
def en_ruta(camara: Organizacion, cursos: list[Curso]) -> Cohorte:
    return make_cohorte(camara, curso=cursos[0], ruta=RUTA)


def join(cohorte: Cohorte, persona: Usuario) -> Participante:
    line = make_participante(cohorte, persona.nombre, correo=persona.correo)
    vincular(line, persona)
    return line


def here(participante: Participante) -> Inscripcion:
    db.session.refresh(participante)
    assert participante.inscripcion is not None
    return participante.inscripcion


def situation(cohorte: Cohorte) -> list[Situacion]:
    return list(count_situaciones([de_toda(cohorte)])[cohorte.id])


def test_completing_a_course_leads_to_the_next_and_the_last_is_the_end(
    en_ruta: Cohorte, cursos: list[Curso], ana: Usuario
) -> None:
    line = join(en_ruta, ana)
    for n, curso in enumerate(cursos, start=1):
        assert here(line).curso_id == curso.id
        step = pasos_de([line])[line.id]
        assert (step.numero, step.total) == (n, 3)
        assert situation(en_ruta) != [Situacion.TERMINO]
        completar(here(line))
    assert here(line).curso_id == cursos[-1].id
    assert situation(en_ruta) == [Situacion.TERMINO]


def test_a_course_completed_before_is_skipped(
    en_ruta: Cohorte, cursos: list[Curso], ana: Usuario
) -> None:
    make_inscripcion(ana, cursos[1], completada_el=now())
    line = join(en_ruta, ana)
    completar(here(line))
    assert here(line).curso_id == cursos[2].id


def test_who_completed_the_first_before_joining_starts_at_the_second(
    en_ruta: Cohorte, cursos: list[Curso], ana: Usuario
) -> None:
    make_inscripcion(ana, cursos[0], completada_el=now())
    assert here(join(en_ruta, ana)).curso_id == cursos[1].id


def test_a_course_published_later_takes_whoever_waits_at_the_end(
    en_ruta: Cohorte, cursos: list[Curso], ana: Usuario, diego: Usuario
) -> None:
    ana_line, diego_line = join(en_ruta, ana), join(en_ruta, diego)
    for _course in cursos:
        completar(here(ana_line))
    (new,) = make_ruta("C2")
    version = find_version_actual(new.id)
    assert version is not None
    seguir(version, Cambio.CONTENIDO)
    assert here(ana_line).curso_id == new.id
    assert here(diego_line).curso_id == cursos[0].id


def test_who_left_the_cohort_is_not_moved_on(
    en_ruta: Cohorte, cursos: list[Curso], ana: Usuario
) -> None:
    from cursos.cohortes.services import retirar

    line = join(en_ruta, ana)
    retirar(line, actor=ana)
    place = here(line)
    completar(place)
    assert here(line).id == place.id


def test_a_cohort_on_a_route_counts_in_each_of_its_courses(
    en_ruta: Cohorte, cursos: list[Curso], camara: Organizacion
) -> None:
    other = make_cohorte(camara, "Otra", curso=cursos[2])
    found = select(Cohorte.id).order_by(Cohorte.id)
    assert db.session.scalars(found.where(lleva_por(cursos[1].id))).all() == [en_ruta.id]
    assert db.session.scalars(found.where(lleva_por(cursos[2].id))).all() == [en_ruta.id, other.id]


def test_a_manager_chooses_a_route_and_one_without_courses_is_not_there(
    client: CheckingClient, carla: Usuario, cursos: list[Curso]
) -> None:
    client.as_user(carla)
    page = client.get(f"{BASE}/nueva/").text
    assert f'value="ruta:{RUTA}"' in page
    assert "3 cursos" in page
    assert "ruta:aprovechar-los-acuerdos" not in page
    answer = client.send(f"{BASE}/nueva/", payload(curso=f"ruta:{RUTA}"))
    assert answer.status_code == 303
    cohorte = db.session.scalars(select(Cohorte)).one()
    assert (cohorte.ruta, cohorte.curso_id) == (RUTA, cursos[0].id)
    odd = client.send(f"{BASE}/nueva/", payload(curso="ruta:aprovechar-los-acuerdos"))
    assert odd.status_code == 422


def test_the_person_reads_which_course_of_how_many(
    client: CheckingClient, en_ruta: Cohorte, ana: Usuario
) -> None:
    line = join(en_ruta, ana)
    completar(here(line))
    client.as_user(ana)
    assert "Curso 2 de 3" in client.get(f"/es/cuenta/cohortes/{en_ruta.id}/").text
    assert "Curso 2 de 3" in client.get("/es/panel/").text
