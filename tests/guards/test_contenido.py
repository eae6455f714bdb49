"""The shipped courses may be published: complete, and equal in both languages."""

from __future__ import annotations

import shutil
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from cursos.calculos.comprobar import example_of, numbers_in
from cursos.catalogo.commands import shipped_folders
from cursos.paquetes.check import load
from cursos.paquetes.yaml_source import ContentError
from tests.guards.source import assert_none

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cursos.paquetes.package import Paquete

FOLDERS = shipped_folders()
MIN_QUESTIONS = 40
MIN_BANK = 30  # questions of a final quiz: two tries that ask others
MIN_TYPES = 6
MIN_CALCULATED = 3
PLAN = {  # lessons of each course in the curriculum
    "A1": 13,
    "B1": 14,
    "B2": 11,
    "C2": 11,
    "C3": 19,
}


def problems(folder: Path) -> list[str]:
    try:
        paquete = load(folder)
    except ContentError as error:
        return [f"{folder.name}/{fault}" for fault in error.faults]
    return [f"{folder.name}: {problem}" for problem in _missing(paquete)]


def _missing(paquete: Paquete) -> Iterator[str]:
    """Yield what a course that we ship has to have, and this one has not."""
    kinds = Counter(p.tipo for p in paquete.todas)
    bank = sum(p.uso == "evaluacion" for p in paquete.todas)
    counted = {
        "questions": (kinds.total(), MIN_QUESTIONS),
        "questions in the bank": (bank, MIN_BANK),
        "types of question": (len(kinds), MIN_TYPES),
        "calculated questions": (kinds["calculada"], MIN_CALCULATED),
        "lessons": (len(paquete.lecciones), PLAN[paquete.curso.codigo]),
    }
    yield from (f"{n} {what}, needs {least}" for what, (n, least) in counted.items() if n < least)
    if paquete.tarea is None or paquete.tarea[0].ejemplo is None:
        yield "no worksheet with an example filled in"
    explained = {c.leccion for archivo in paquete.calculos for c in archivo.calculos}
    for leccion in paquete.lecciones:
        if numbers_in(example_of(leccion.es.body)) and leccion.clave not in explained:
            yield f"calculos/ says nothing of {leccion.clave}, whose example has numbers"


def test_the_courses_of_the_first_route_are_shipped() -> None:
    assert sorted(load(folder).curso.codigo for folder in FOLDERS) == sorted(PLAN)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)
def test_every_shipped_course_is_valid(folder: Path) -> None:
    assert_none(problems(folder))


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A copy that a test may spoil."""
    return shutil.copytree(FOLDERS[0], tmp_path / FOLDERS[0].name)


def first_lesson(course: Path, lang: str) -> Path:
    return min(course.rglob(f"*.{lang}.md"))


def test_a_lesson_that_lacks_its_portuguese_is_found(course: Path) -> None:
    first_lesson(course, "pt").unlink()
    assert any(".pt.md" in p for p in problems(course))


def test_a_lesson_that_differs_between_the_languages_is_found(course: Path) -> None:
    lesson = first_lesson(course, "pt")
    text = lesson.read_text(encoding="utf-8").replace("minutos: ", "minutos: 1")
    lesson.write_text(text, encoding="utf-8")
    assert problems(course)


def test_an_unknown_key_is_found_with_its_file_and_line(course: Path) -> None:
    with (course / "curso.yml").open("a", encoding="utf-8") as file:
        file.write("\ninventada: 1\n")
    assert any("curso.yml:" in p and "inventada" in p for p in problems(course))
