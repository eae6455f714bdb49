"""A learner stays on the version that they began, until they choose or a correction moves them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cursos.catalogo.cambios import seguir
from cursos.catalogo.models import Cambio
from cursos.catalogo.queries import find_version_actual
from cursos.inscripciones.version import leccion_de, pasar_a_actual, version_de
from plataforma.audit.models import AuditLine
from plataforma.clock import now
from plataforma.db import db
from plataforma.errors import NotFoundError
from plataforma.jobs.services import run_due
from plataforma.texto import TextoBilingue
from tests.factories.cursos import (
    make_avances,
    make_curso,
    make_inscripcion,
    make_version_actual,
)

if TYPE_CHECKING:
    from cursos.catalogo.models import VersionCurso
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


def publish(
    slug: str = "aduana", *, cambio: Cambio = Cambio.CONTENIDO, lecciones: int = 3
) -> VersionCurso:
    """Make version 2 of a course of four lessons current; by default it has six."""
    from cursos.catalogo.queries import find_curso

    curso = find_curso(slug)
    assert curso is not None
    version = make_version_actual(curso, lecciones=lecciones)
    seguir(version, cambio)
    return version


def test_who_began_stays_and_who_did_not_sees_the_new_one(ana: Usuario, fabian: Usuario) -> None:
    old = make_inscripcion(ana, make_curso("aduana")).version
    new = publish()
    assert version_de(ana, "aduana").id == old.id
    assert version_de(fabian, "aduana").id == new.id


def test_a_visitor_sees_the_current_version(client: CheckingClient) -> None:
    make_curso("aduana")
    publish()
    assert "Lección 5" in client.get("/es/cursos/aduana/").text


def test_who_completed_reads_what_is_true_now(ana: Usuario) -> None:
    inscripcion = make_inscripcion(ana, make_curso("aduana"), completada_el=now())
    before = inscripcion.version_id
    new = publish()
    assert version_de(ana, "aduana").id == new.id
    assert not pasar_a_actual(inscripcion)
    assert inscripcion.version_id == before  # the one that the credential is about


def test_of_who_completed_nothing_is_missing(client: CheckingClient, ana: Usuario) -> None:
    inscripcion = make_inscripcion(ana, make_curso("aduana"), completada_el=now(), mejor_nota=90)
    make_avances(inscripcion, "leccion-1", "leccion-2", "leccion-3", "leccion-4")
    publish()
    page = client.as_user(ana).get("/es/cursos/aduana/").text
    assert "Lección 6" in page
    assert "Falta:" not in page


def test_an_unknown_course_is_not_found(ana: Usuario) -> None:
    with pytest.raises(NotFoundError):
        version_de(ana, "nada")


def test_a_lesson_of_the_new_version_is_found_by_who_stayed(ana: Usuario) -> None:
    old = make_inscripcion(ana, make_curso("aduana")).version
    new = publish()
    assert leccion_de(ana, "aduana", "leccion-1").version_id == old.id
    assert leccion_de(ana, "aduana", "leccion-6").version_id == new.id
    with pytest.raises(NotFoundError):
        leccion_de(ana, "aduana", "leccion-7")


def test_moving_keeps_what_was_done_and_is_recorded(ana: Usuario) -> None:
    inscripcion = make_inscripcion(ana, make_curso("aduana"))
    assert not pasar_a_actual(inscripcion)
    new = publish()
    assert pasar_a_actual(inscripcion)
    assert version_de(ana, "aduana").id == new.id
    line = db.session.query(AuditLine).filter_by(accion="inscripcion.cambiar_version").one()
    assert line.datos["a"] == new.id


def test_a_correction_moves_everybody_who_is_learning(ana: Usuario, carla: Usuario) -> None:
    curso = make_curso("aduana")
    learning = make_inscripcion(ana, curso)
    done = make_inscripcion(carla, curso, completada_el=now())
    new = publish(cambio=Cambio.CORRECCION)
    db.session.expire_all()
    assert learning.version_id == new.id
    assert done.version_id != new.id


def test_a_correction_that_asks_less_completes_whom_it_can(ana: Usuario) -> None:
    inscripcion = make_inscripcion(ana, make_curso("aduana"), mejor_nota=90, aprobada_el=now())
    make_avances(inscripcion, "leccion-1", "leccion-2")
    publish(cambio=Cambio.CORRECCION, lecciones=1)
    run_due()
    db.session.expire_all()
    assert inscripcion.completada_el is not None


def test_the_course_page_offers_the_new_version_and_says_what_changed(
    client: CheckingClient, ana: Usuario
) -> None:
    make_inscripcion(ana, make_curso("aduana"))
    client.as_user(ana)
    assert "versión nueva" not in client.get("/es/cursos/aduana/").text
    new = publish()
    new.modulos[0].lecciones[0].regla = TextoBilingue("Otra", "Outra")
    db.session.flush()
    page = client.get("/es/cursos/aduana/").text
    for words in ("2 lecciones nuevas.", "1 lección con cambios.", "Pasar a la versión nueva"):
        assert words in page
    assert "Lección 5" not in page
    sent = client.send("/es/cursos/aduana/version")
    page = client.get(sent.location).text
    assert "Lección 5" in page
    assert "Hay una versión nueva" not in page


def test_lessons_and_the_dashboard_tell_of_the_new_version(
    client: CheckingClient, ana: Usuario
) -> None:
    make_inscripcion(ana, make_curso("aduana"))
    client.as_user(ana)
    said = "Hay una versión nueva de este curso"
    assert said not in client.get("/es/cursos/aduana/leccion-1/").text
    publish()
    assert said in client.get("/es/cursos/aduana/leccion-1/").text
    assert said in client.get("/es/panel/").text
    added = client.get("/es/cursos/aduana/leccion-6/").text
    assert "Esta lección es de la versión nueva" in added


def test_who_has_no_place_has_no_version_to_leave(client: CheckingClient, ana: Usuario) -> None:
    curso = make_curso("aduana")
    assert find_version_actual(curso.id) is not None
    sent = client.as_user(ana).send("/es/cursos/aduana/version")
    assert sent.location == "/es/cursos/aduana/"
