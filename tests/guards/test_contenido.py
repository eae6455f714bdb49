"""The shipped courses may be published: complete, and equal in both languages."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from cursos.catalogo.commands import shipped_folders
from cursos.paquetes.check import load
from cursos.paquetes.yaml_source import ContentError
from tests.guards.source import assert_none

if TYPE_CHECKING:
    from pathlib import Path

FOLDERS = shipped_folders()
MIN_BANK = 30  # questions of a final quiz


def problems(folder: Path) -> list[str]:
    try:
        paquete = load(folder)
    except ContentError as error:
        return [f"{folder.name}/{fault}" for fault in error.faults]
    bank = sum(1 for q in paquete.todas if getattr(q, "uso", "evaluacion") == "evaluacion")
    return [] if bank >= MIN_BANK else [f"{folder.name}: {bank} questions in the bank"]


def test_a_course_is_shipped() -> None:
    assert [f.name for f in FOLDERS] == ["preferencias-arancelarias"]


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
