"""Sections that the packages above this one add to the page of a course.

A block is a template that takes what the page has: `version`, `curso`, `temario`, `avance`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cursos.catalogo.models import VersionCurso

Datos = Callable[["VersionCurso"], Mapping[str, Any]]
_bloques: list[str] = []
_datos: list[Datos] = []


def registrar_bloque(plantilla: str, datos: Datos | None = None) -> None:
    """Add a template; `datos` gives what else it takes, under names of its own."""
    if plantilla in _bloques:
        return
    _bloques.append(plantilla)
    if datos:
        _datos.append(datos)


def datos_de_bloques(version: VersionCurso) -> dict[str, Any]:
    return {name: value for datos in _datos for name, value in datos(version).items()}


def bloques() -> list[str]:
    return list(_bloques)
