"""The shipped lessons are easy to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cursos.catalogo.commands import shipped_folders
from cursos.paquetes.check import load
from tests.factories.cursos import MINIMO
from tests.lectura.__main__ import main
from tests.lectura.informe import EASY, Lectura, read, sentences

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.once
HARD = Lectura("dura", {"es": 400, "pt": 400}, EASY - 0.1, 20.1, 10, 4, 1)


@pytest.mark.parametrize("folder", shipped_folders(), ids=lambda f: f.name)
def test_every_shipped_lesson_is_easy_to_read(folder: Path) -> None:
    assert [falta for lectura in read(load(folder)) for falta in lectura.faltas] == []


def test_a_hard_lesson_is_named_with_its_figures() -> None:
    assert HARD.faltas == [
        "dura: reading ease 64.9, needs 65",
        "dura: sentences of 20.1 words, at most 20",
    ]


def test_points_inside_numbers_and_codes_end_no_sentence() -> None:
    html = "<h2>El AAP.CE 35</h2><p>Cuesta USD 1.200,50 en total.</p><li>Uno</li>"
    assert sentences(html) == "El AAP CE 35.\nCuesta USD 120050 en total.\nUno."


def test_tables_are_not_read_as_sentences() -> None:
    assert sentences("<p>Antes.</p><table><tr><td>1</td></tr></table><p>Después.</p>") == (
        "Antes.\nDespués."
    )


def test_the_report_has_a_line_for_each_lesson(capsys: pytest.CaptureFixture[str]) -> None:
    status = main([MINIMO])
    out = capsys.readouterr().out
    lessons = [x.clave for x in load(MINIMO).lecciones]
    assert all(clave in out for clave in lessons)
    assert f"{len(lessons)} lessons" in out
    asked = [x for leccion in load(MINIMO).lecciones for x in leccion.es.cabecera.por_verificar]
    assert asked
    assert all(text in out for text in asked)
    assert status == 0
