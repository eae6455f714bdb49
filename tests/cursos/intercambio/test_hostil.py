"""Files made to keep us busy or to break us: an answer soon, with its line."""

from __future__ import annotations

import time
from datetime import date

import pytest
import yaml

from cursos.intercambio.armado import Contexto
from cursos.intercambio.conversion import importar
from cursos.intercambio.piezas import MAX_PREGUNTAS, Formato
from cursos.paquetes.yaml_source import YamlSource

SECONDS = 3
MB = 1_000_000
QUESTION = "::k:: ¿Pregunta {n}? {{=sí#Bien. ~no#Mal. ~tal vez#Mal.}}\n\n"


def moodle(body: str, kind: str = "numerical") -> str:
    asked = "<name><text>n</text></name><questiontext><text>q</text></questiontext>"
    return f'<quiz><question type="{kind}">{asked}{body}</question></quiz>'


HOSTILE = {
    "options": ("gift", "x {" + "~a#" * 300_000 + "}"),
    "pairs": ("gift", "x {" + "=a -> b " * 100_000 + "}"),
    "questions": ("gift", "q {T}\n\n" * 120_000),
    "braces": ("gift", "{" * MB),
    "stars": ("gift", "*" * MB),
    "back slashes": ("gift", "\\" * MB),
    "colons": ("gift", "::" * (MB // 2)),
    "tags": ("gift", "[html]" + "<b>" * 300_000 + " {}"),
    "digits": ("gift", "q {#" + "9" * 900_000 + ":1}"),
    "letters": ("aiken", "q\n" + "A. x\n" * 150_000 + "ANSWER: A\n"),
    "answers": ("aiken", "q\nA. x\nANSWER: B\n" * 50_000),
    "elements": ("moodle", "<quiz>" + '<question type="truefalse"/>' * 30_000 + "</quiz>"),
    "depth": ("moodle", "<a>" * 300_000),
    "many answers": ("moodle", moodle("<answer fraction='0'/>" * 40_000)),
    "no fraction": ("moodle", moodle("<answer/><answer fraction='x'/>")),
    "not a number": ("moodle", moodle("<answer fraction='nan'/>", "multichoice")),
    "infinity": ("moodle", moodle("<answer fraction='inf'/>" * 3, "multichoice")),
    "an overflow": ("moodle", moodle("<answer fraction='1e400'/>" * 3, "multichoice")),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_time_with_a_line(name: str) -> None:
    formato, text = HOSTILE[name]
    context = Contexto("uno", "practica", "Norma", date(2026, 11, 21))
    start = time.thread_time()
    found = importar(text.encode(), Formato(formato), "es", context)
    assert time.thread_time() - start < SECONDS
    assert not found.preguntas
    assert found.problemas
    assert len(found.problemas) <= MAX_PREGUNTAS + 1
    assert all(p.linea >= 1 and len(str(p.mensaje)) < 300 for p in found.problemas)


def test_an_answer_without_its_share_is_worth_nothing() -> None:
    right = "<answer fraction='100'><text>5</text></answer>"
    context = Contexto("uno", "practica", "Norma", date(2026, 11, 21))
    text = moodle(f"<answer><text>3</text></answer>{right}")
    found = importar(text.encode(), Formato.MOODLE, "es", context)
    assert [q["respuesta"] for q in found.preguntas] == [5]


def test_as_many_questions_as_a_file_may_have_are_read_and_none_points_at_another() -> None:
    """A date that they share must not become an anchor: packages refuse those."""
    context = Contexto("uno", "practica", "Norma", date(2026, 11, 21))
    text = "".join(QUESTION.format(n=n) for n in range(MAX_PREGUNTAS))
    found = importar(text.encode(), Formato.GIFT, "es", context)
    assert len(found.preguntas) == MAX_PREGUNTAS
    assert YamlSource.parse(found.yaml, "m.yml").value == yaml.safe_load(found.yaml)
    more = importar((text + QUESTION).encode(), Formato.GIFT, "es", context)
    assert not more.preguntas
    assert "más de 300" in str(more.problemas[0].mensaje)
