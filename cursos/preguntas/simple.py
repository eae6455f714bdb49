"""What types share whose answer is one field and whose draw is nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cursos.preguntas.lectura import CAMPO

if TYPE_CHECKING:
    from cursos.preguntas.base import Azar, Datos, Respuesta, Sorteo


def sin_sorteo(_datos: Datos, _rng: Azar) -> dict[str, Any]:
    return {}


def un_campo(_datos: Datos, respuesta: Respuesta, _sorteo: Sorteo) -> dict[str, list[str]]:
    return {CAMPO: list(respuesta)}
