"""The list of a course and the page of a question, whatever their size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cursos.catalogo.models import Curso
from cursos.discusion import queries
from cursos.discusion.models import Duda
from cursos.discusion.queries import Filtro
from plataforma.clock import now
from plataforma.db import db
from plataforma.identidad.models import Usuario
from tests.factories.cursos import make_curso
from tests.factories.discusion import make_denuncia, make_duda, make_respuesta
from tests.factories.identidad import make_usuario
from tests.statements import counted

if TYPE_CHECKING:
    from tests.client import CheckingClient

LISTA = "/es/cursos/costos/discusion/"
LESSON = 8  # statements of a lesson page, signed in


def titles(curso: Curso, **filters: str) -> list[str]:
    found = queries.list_dudas(curso.id, Filtro(**filters)).filas
    return [fila.duda.titulo for fila in found]


def test_both_languages_stand_in_one_list_and_say_which(
    client: CheckingClient, duda: Duda, bruno: Usuario
) -> None:
    make_duda(duda.curso, bruno, titulo="O frete entra no FOB?", idioma="pt")
    main = client.get(LISTA).text.split("<main")[1]
    assert 'lang="pt">O frete entra no FOB?' in main
    assert '<span class="etiqueta tono--neutro">Português</span>' in main
    assert '<span class="etiqueta tono--neutro">Español</span>' in main
    assert "2 dudas" in main


def test_the_search_finds_words_of_title_and_text_without_accents(
    curso: Curso, duda: Duda, ana: Usuario
) -> None:
    make_duda(curso, ana, titulo="¿Qué arancel pagó?", texto="Miel de Pilar, 100 %_")
    assert titles(curso, texto="ARANCEL pago") == ["¿Qué arancel pagó?"]
    assert titles(curso, texto="miel") == ["¿Qué arancel pagó?"]
    assert titles(curso, texto="100 %_") == ["¿Qué arancel pagó?"]
    assert titles(curso, texto="%") == ["¿Qué arancel pagó?"]
    assert titles(curso, texto="arancel flete") == []


def test_filters_by_lesson_and_state(
    client: CheckingClient, curso: Curso, duda: Duda, ana: Usuario
) -> None:
    solved = make_duda(curso, ana, "leccion-2", titulo="¿Ya resuelta?")
    make_respuesta(solved, ana, aceptado_el=now())
    assert titles(curso, leccion="leccion-2") == ["¿Ya resuelta?"]
    assert titles(curso, estado="resueltas") == ["¿Ya resuelta?"]
    assert titles(curso, estado="sin-respuesta") == [duda.titulo]
    for query in ("leccion=nada", "estado=nada", "pagina=x", "pagina=-3", "pagina=99", "q=%00"):
        assert client.get(f"{LISTA}?{query}").status_code == 200
    assert "Ninguna duda con esas palabras" in client.get(f"{LISTA}?q=zzz").text


def test_a_hidden_accepted_answer_solves_nothing(curso: Curso, duda: Duda, ana: Usuario) -> None:
    make_respuesta(duda, ana, aceptado_el=now(), oculto_el=now())
    assert titles(curso, estado="resueltas") == []
    assert titles(curso, estado="sin-respuesta") == [duda.titulo]


def test_lists_come_by_twenty(client: CheckingClient, curso: Curso, ana: Usuario) -> None:
    for n in range(41):
        make_duda(curso, ana, titulo=f"Duda {n:02}")
    first, last = client.get(LISTA).text, client.get(f"{LISTA}?pagina=3").text
    assert "Página 1 de 3" in first
    assert "Duda 40" in first
    assert "Duda 00" in last
    assert "Duda 40" not in last


def fill(n: int, curso_id: int, duda_id: int, reader_id: int) -> None:
    """Add a question, and to another one an answer that is reported."""
    someone = make_usuario(f"Persona {n}")
    make_duda(db.session.get_one(Curso, curso_id), someone)
    answer = make_respuesta(db.session.get_one(Duda, duda_id), someone, texto="Sí.")
    make_denuncia(answer, db.session.get_one(Usuario, reader_id))


@pytest.mark.parametrize("path", ["", "{id}/", "/es/autoria/costos/discusion/"])
def test_pages_ask_the_same_whatever_their_size(
    client: CheckingClient, curso: Curso, duda: Duda, bruno: Usuario, path: str
) -> None:
    path = path.format(id=duda.id) if path.startswith("/") else LISTA + path.format(id=duda.id)
    client.as_user(bruno).get(path)  # the session is touched once
    counts, places = [], (curso.id, duda.id, bruno.id)
    for more in (1, 24):
        for n in range(more):
            fill(n, *places)
        db.session.commit()
        db.session.expunge_all()
        with counted() as statements:
            assert client.get(path).status_code == 200
        counts.append(len(statements))
    assert counts[0] == counts[1], statements


def test_the_foot_of_a_lesson_asks_one_thing(
    client: CheckingClient, curso: Curso, duda: Duda, ana: Usuario
) -> None:
    with counted() as statements:
        assert queries.count_leccion(curso.id, "leccion-1") == (1, 0)
    assert len(statements) == 1
    lesson = "/es/cursos/costos/leccion-1/"
    client.as_user(ana).get(lesson)
    db.session.expunge_all()
    with counted() as statements:
        client.get(lesson)
    assert len(statements) <= LESSON, statements


def test_a_course_without_questions_says_what_to_do(client: CheckingClient) -> None:
    make_curso("vacio")
    assert "Todavía nadie preguntó" in client.get("/es/cursos/vacio/discusion/").text
    lesson = client.get("/es/cursos/vacio/discusion/?leccion=leccion-1").text
    assert "Preguntar sobre esta lección" in lesson
