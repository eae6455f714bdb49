"""What follows when another version becomes the current one, as told by the packages above."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cursos.catalogo.models import Cambio, VersionCurso

AlPublicar = Callable[["VersionCurso", "Cambio"], None]
_funciones: list[AlPublicar] = []


def al_publicar(funcion: AlPublicar) -> None:
    """Call it with each version that becomes the current one, in the same transaction."""
    if funcion not in _funciones:
        _funciones.append(funcion)


def seguir(version: VersionCurso, cambio: Cambio) -> None:
    """Tell the packages above that this is the current version now, and what kind of change."""
    for funcion in _funciones:
        funcion(version, cambio)
