"""How far each person is in each module, and what they earned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cursos.tablero import columnas
from cursos.tablero.columnas import Columna
from cursos.tablero.modulos import por_modulo
from tests.cursos.tablero.gente import BASE, learner
from tests.factories.cursos import make_version_actual

if TYPE_CHECKING:
    import pytest

    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


def test_each_module_is_a_per_cent_of_its_lessons(cohorte: Cohorte) -> None:
    ada = learner(cohorte, "Ada", 3)
    assert por_modulo([ada.usuario_id or 0], cohorte.curso_id) == {
        ada.usuario_id: {"m1": 100, "m2": 50}
    }


def test_a_person_is_measured_by_the_version_that_they_learn(cohorte: Cohorte) -> None:
    ada = learner(cohorte, "Ada", 2)
    make_version_actual(cohorte.curso, lecciones=4)
    found = por_modulo([ada.usuario_id or 0], cohorte.curso_id)
    assert found[ada.usuario_id or 0]["m1"] == 100


def test_the_page_shows_people_and_modules_and_other_packages_columns(
    client: CheckingClient, llena: Cohorte, carla: Usuario, monkeypatch: pytest.MonkeyPatch
) -> None:
    asistencia = Columna(nombre="Asistencia", leer=lambda _vista, ids: {ids[0]: "2 de 4"})  # type: ignore[index]
    monkeypatch.setattr(columnas, "_columnas", [asistencia])
    page = client.as_user(carla).get(f"{BASE}/{llena.id}/modulos/").text
    assert 'data-label="Módulo 1 en español" class="numero">50\u00a0%' in page
    assert 'data-label="Asistencia">2 de 4' in page
    row = page.split("Pía Pendiente", 1)[1].split("</tr>", 1)[0]
    assert "%" not in row
