"""A place is completed once, and what was registered happens with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cursos.inscripciones import services
from cursos.inscripciones.services import al_completar, anotar_nota, completar
from tests.factories.cursos import make_curso, make_inscripcion

if TYPE_CHECKING:
    from cursos.inscripciones.models import Inscripcion
    from plataforma.identidad.models import Usuario


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Ids of the places that were completed."""
    found: list[int] = []
    monkeypatch.setattr(services, "_al_completar", [])

    def note(inscripcion: Inscripcion) -> None:
        found.append(inscripcion.id)

    al_completar(note)
    al_completar(note)  # a second registration of the same function does not count
    return found


def test_completing_runs_each_hook_once(ana: Usuario, seen: list[int]) -> None:
    inscripcion = make_inscripcion(ana, make_curso())
    assert completar(inscripcion)
    assert inscripcion.completada_el is not None
    assert seen == [inscripcion.id]


def test_completing_again_changes_nothing(ana: Usuario, seen: list[int]) -> None:
    inscripcion = make_inscripcion(ana, make_curso())
    completar(inscripcion)
    moment = inscripcion.completada_el
    assert not completar(inscripcion)
    assert inscripcion.completada_el == moment
    assert len(seen) == 1


def test_the_best_mark_and_the_first_pass_are_kept(ana: Usuario) -> None:
    inscripcion = make_inscripcion(ana, make_curso())
    anotar_nota(inscripcion, 40, aprueba=False)
    assert inscripcion.aprobada_el is None
    anotar_nota(inscripcion, 80, aprueba=True)
    passed = inscripcion.aprobada_el
    anotar_nota(inscripcion, 70, aprueba=True)
    assert (inscripcion.mejor_nota, inscripcion.aprobada_el) == (80, passed)
