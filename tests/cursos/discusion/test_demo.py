"""The demonstration has a solved question, an open one, and one text that waits."""

from __future__ import annotations

from cursos.discusion import demo, queries
from cursos.discusion.queries_moderacion import count_colas
from plataforma import demo as people
from tests.factories.cursos import make_curso


def test_it_shows_each_state_of_a_question() -> None:
    curso = make_curso("costos")
    demo.load(people.load_people("una clave larga de prueba"), curso)
    rows = queries.list_dudas(curso.id, queries.Filtro()).filas
    assert {(row.respuestas, row.resuelta) for row in rows} == {(0, False), (3, True)}
    assert count_colas(curso.id) == {"denuncias": 1, "ocultos": 0, "sin-respuesta": 1}
