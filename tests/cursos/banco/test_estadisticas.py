"""What the answers say about each question."""

from __future__ import annotations

from statistics import correlation as pearson
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cursos.banco.estadisticas import POCAS, Medida, contar_respuestas, correlation, medir
from cursos.banco.vista import leer
from cursos.catalogo.models import VersionCurso
from cursos.catalogo.queries import find_version_actual
from cursos.cuestionarios.services import comenzar, entregar, guardar
from plataforma.db import db
from tests.factories.cursos import make_autor, make_curso
from tests.factories.identidad import make_usuario
from tests.statements import counted

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

HOME = "/es/autoria/aduana/preguntas/"
PEOPLE = 32


@pytest.fixture
def version(bruno: Usuario) -> VersionCurso:
    """A bank of four questions that every try asks."""
    curso = make_curso("aduana", modulos=1, lecciones=1, banco=4)
    make_autor(bruno, curso)
    found = find_version_actual(curso.id)
    assert found is not None
    return found


def tried(version: VersionCurso, answers: dict[str, str]) -> None:
    """Somebody answers these questions and hands in."""
    intento = comenzar(make_usuario(), version)
    for clave, answer in answers.items():
        guardar(intento, clave, {"r": [answer]})
    entregar(intento)


def many(version: VersionCurso, people: int = PEOPLE) -> None:
    """Half know: they get three right. The last question, only who does not know gets right."""
    for n in range(people):
        good, bad = ("a", "b") if n % 2 else ("b", "a")
        tried(version, {"p1-1": good, "p1-2": good, "p1-3": good, "p1-4": bad})


def test_difficulty_and_discrimination(version: VersionCurso) -> None:
    many(version)
    figures = medir(version.curso_id)
    assert figures["p1-1"].respuestas == PEOPLE
    assert figures["p1-1"].dificultad == pytest.approx(0.5)
    assert figures["p1-1"].discriminacion == pytest.approx(1.0)
    assert figures["p1-4"].discriminacion == pytest.approx(-1.0)


def test_a_question_left_empty_counts_as_asked(version: VersionCurso) -> None:
    tried(version, {"p1-1": "a"})
    figures = medir(version.curso_id)
    assert figures["p1-2"] == Medida(respuestas=1, dificultad=0.0, vacias=1)


def test_few_answers_have_no_discrimination_and_are_said_to_be_few(version: VersionCurso) -> None:
    many(version, people=4)
    measured = medir(version.curso_id)["p1-1"]
    assert measured.discriminacion is None
    assert "Muestra chica" in leer(measured)[0]


def test_a_try_under_way_is_not_counted(version: VersionCurso, ana: Usuario) -> None:
    guardar(comenzar(ana, version), "p1-1", {"r": ["a"]})
    assert medir(version.curso_id) == {}


def test_other_courses_are_not_counted(version: VersionCurso) -> None:
    other = find_version_actual(make_curso("otra", modulos=1, lecciones=1, banco=4).id)
    assert other is not None
    tried(other, {"p1-1": "a"})
    assert medir(version.curso_id) == {}


def test_chosen_options_with_their_counts(version: VersionCurso) -> None:
    many(version, people=4)
    tried(version, {})
    assert contar_respuestas(version.curso_id, "p1-1") == [(["a"], 2), (["b"], 2), ([], 1)]


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=POCAS, max_size=60))
def test_the_correlation_is_pearsons(pairs: list[tuple[float, float]]) -> None:
    xs, ys = [round(x, 2) for x, _ in pairs], [round(y, 2) for _, y in pairs]
    sums = (
        sum(xs), sum(x * x for x in xs), sum(ys), sum(y * y for y in ys),
        sum(x * y for x, y in zip(xs, ys, strict=True)),
    )  # fmt: skip
    found = correlation(len(pairs), sums)
    if found is not None:
        assert found == pytest.approx(pearson(xs, ys), abs=1e-4)


def test_a_correlation_without_spread_is_none() -> None:
    assert correlation(POCAS, (POCAS, POCAS, 3.0, 1.0, 3.0)) is None


def test_the_list_costs_the_same_with_more_questions_and_answers(
    client: CheckingClient, bruno: Usuario, version: VersionCurso
) -> None:
    client.as_user(bruno).get(HOME)
    costs = []
    for _ in range(2):
        many(version, people=4)
        db.session.commit()
        db.session.expunge_all()
        with counted() as sent:
            client.get(HOME)
        costs.append(len(sent))
        version = db.session.get_one(VersionCurso, version.id)
    assert costs[0] == costs[1] <= 12


def test_the_pages_say_the_figures(
    client: CheckingClient, bruno: Usuario, version: VersionCurso
) -> None:
    client.as_user(bruno)
    assert "Sin respuestas todavía" in client.get(HOME).text
    many(version)
    page = client.get(HOME).text
    assert "Al revés: revise la clave" in page
    assert "Funciona bien" in page
    one = client.get(f"{HOME}pregunta/p1-1/").text
    assert "Opción a" in one
    assert "50\xa0%" in one
    assert "Correcta" in one
    assert client.get(f"{HOME}pregunta/nada/").status_code == 404


def test_a_learner_sees_nothing_of_it(
    client: CheckingClient, ana: Usuario, version: VersionCurso
) -> None:
    assert client.as_user(ana).get(HOME).status_code == 404
