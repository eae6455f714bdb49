"""Columns that packages add to what is shown and exported of each person, like attendance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cursos.cohortes.alcance import Vista


@dataclass(frozen=True, kw_only=True)
class Columna:
    """One more column. `leer` gets ids of participants, or None for everybody whom the one who asks
    may see, and asks the database once; it returns what a cell says ("2 de 4"), and leaves out who
    has nothing."""

    nombre: Any  # lazy: in the language of the page
    leer: Callable[[Vista, Sequence[int] | None], Mapping[int, str]]


_columnas: list[Columna] = []


def registrar_columna(columna: Columna) -> None:
    if columna not in _columnas:
        _columnas.append(columna)


def columnas() -> Sequence[Columna]:
    return tuple(_columnas)
