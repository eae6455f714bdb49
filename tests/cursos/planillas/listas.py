"""Short ways to make a list and to look at one row of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cursos.planillas.planilla import leer_planilla

if TYPE_CHECKING:
    from cursos.planillas.fila import Fila
    from cursos.planillas.valores import Causa


def one(text: str | bytes, pais: str = "UY") -> Fila:
    """The only person of a list."""
    (fila,) = leer_planilla(text, pais).filas
    return fila


def row(**cells: str) -> Fila:
    """A person with these cells under their usual headers."""
    values = {"nombre": "Ana Benítez", "correo": "ana@correo.com"} | cells
    header = "\t".join(values)
    return one(f"{header}\n" + "\t".join(values.values()))


def causes(fila: Fila) -> set[Causa]:
    return {p.causa for p in fila.errores}
