"""The authoring page of a course shows what the packages above the catalogue register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cursos.catalogo import herramientas
from plataforma.part import Tarjeta
from tests.factories.cursos import make_curso

if TYPE_CHECKING:
    import pytest

    from cursos.catalogo.models import Curso
    from plataforma.identidad.models import Usuario


def figures(persona: Usuario, curso: Curso) -> list[Tarjeta]:
    return [Tarjeta(titulo=f"Figures of {curso.slug}", texto=persona.nombre, orden=20)]


def review(_persona: Usuario, _curso: Curso) -> list[Tarjeta]:
    return [Tarjeta(titulo="Review", orden=10)]


def test_tools_are_shown_in_their_order_and_once(
    bruno: Usuario, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(herramientas, "_herramientas", [])
    for funcion in (figures, review, figures):
        herramientas.registrar_herramienta(funcion)
    found = herramientas.herramientas_de(bruno, make_curso("uno"))
    assert [t.titulo for t in found] == ["Review", "Figures of uno"]
