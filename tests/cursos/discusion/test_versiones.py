"""Who began an older version finds its lessons in the discussion, called as that version does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from cursos.catalogo.models import Leccion
from plataforma.db import db
from plataforma.texto import TextoBilingue
from tests.factories.cursos import make_curso, make_inscripcion, make_version_actual
from tests.factories.discusion import make_duda
from tests.statements import counted

if TYPE_CHECKING:
    from cursos.catalogo.models import Curso, VersionCurso
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

LISTA = "/es/cursos/costos/discusion/"
ONLY_OLD = "leccion-4"  # the new version has one lesson
NEW_NAME = TextoBilingue("Nombre nuevo", "Nome novo")


@pytest.fixture
def nueva(curso: Curso, ana: Usuario) -> VersionCurso:
    """Ana began version 1; version 2 drops three lessons and renames the other."""
    make_inscripcion(ana, curso)
    version = make_version_actual(curso, modulos=1, lecciones=1)
    only = db.session.scalars(select(Leccion).where(Leccion.version_id == version.id)).one()
    only.titulo = NEW_NAME
    db.session.flush()
    return version


@pytest.mark.usefixtures("nueva")
def test_who_began_it_asks_about_a_lesson_that_only_their_version_has(
    client: CheckingClient, ana: Usuario
) -> None:
    client.as_user(ana)
    page = client.get(f"{LISTA}preguntar/{ONLY_OLD}/").text
    assert f'href="/es/cursos/costos/{ONLY_OLD}/"' in page
    data = {"titulo": "¿Y el flete?", "texto": "Mango.", "idioma": "es", "intento": "a" * 32}
    sent = client.send(f"{LISTA}preguntar/{ONLY_OLD}/", data)
    assert sent.status_code == 303
    thread = client.get(sent.location).text
    assert f'href="/es/cursos/costos/{ONLY_OLD}/">Lección 4 en español</a>' in thread


@pytest.mark.usefixtures("nueva")
def test_the_list_of_that_lesson_is_of_that_lesson(
    client: CheckingClient, curso: Curso, ana: Usuario, bruno: Usuario
) -> None:
    make_duda(curso, bruno, ONLY_OLD, titulo="¿De la cuarta?")
    make_duda(curso, bruno, titulo="¿De la primera?")
    for person, linked in ((ana, True), (bruno, False)):
        main = client.as_user(person).get(f"{LISTA}?leccion={ONLY_OLD}").text.split("<body")[1]
        assert "¿De la cuarta?" in main
        assert "¿De la primera?" not in main
        assert (f'href="/es/cursos/costos/{ONLY_OLD}/"' in main) is linked


@pytest.mark.usefixtures("nueva")
def test_a_lesson_is_called_as_the_version_of_who_reads_does(
    client: CheckingClient, curso: Curso, ana: Usuario, bruno: Usuario
) -> None:
    duda = make_duda(curso, bruno)
    paths = (LISTA, f"{LISTA}?leccion=leccion-1", f"{LISTA}{duda.id}/")
    for person, name, other in (
        (ana, "Lección 1 en español", "Nombre nuevo"),
        (bruno, "Nombre nuevo", "Lección 1 en español"),
    ):
        client.as_user(person)
        for path in (*paths, f"{LISTA}preguntar/leccion-1/"):
            page = client.get(path).text
            assert name in page, path
            assert other not in page, path


@pytest.mark.usefixtures("nueva")
def test_every_link_to_a_lesson_opens(client: CheckingClient, curso: Curso, ana: Usuario) -> None:
    duda = make_duda(curso, ana, ONLY_OLD)
    lesson = f"/es/cursos/costos/{ONLY_OLD}/"
    assert client.get(lesson).status_code == 404
    assert f'href="{lesson}"' not in client.get(f"{LISTA}{duda.id}/").text
    client.as_user(ana)
    assert client.get(lesson).status_code == 200
    assert f'href="{lesson}"' in client.get(f"{LISTA}{duda.id}/").text


def test_statements_do_not_grow_with_versions(
    client: CheckingClient, curso: Curso, ana: Usuario
) -> None:
    make_inscripcion(ana, curso)
    make_duda(curso, ana)
    client.as_user(ana).get(LISTA)
    with counted() as before:
        client.get(LISTA)
    for numero in (2, 3, 4):
        make_version_actual(curso, numero=numero)
    with counted() as after:
        client.get(LISTA)
    assert len(after) == len(before)


def test_a_lesson_of_another_course_is_404(
    client: CheckingClient, curso: Curso, ana: Usuario
) -> None:
    make_curso("otro", modulos=3)
    client.as_user(ana)
    assert client.get(f"{LISTA}preguntar/leccion-5/").status_code == 404
    assert "2 dudas" not in client.get(f"{LISTA}?leccion=leccion-5").text
