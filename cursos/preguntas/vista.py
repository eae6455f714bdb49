"""A question as a page shows it: values in one language, and nothing of its key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

Forma = Literal["una", "varias", "numero", "texto", "filas", "orden", "tabla", "huecos"]


@dataclass(frozen=True)
class Fila:
    """One part of a composite answer. Without options it is typed."""

    campo: str
    texto: str
    opciones: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class Vista:
    """`partes` (only of `huecos`): the sentence, cut where its gaps, the `filas`, stand."""

    forma: Forma
    enunciado: str
    opciones: Sequence[tuple[str, str]] = ()
    filas: Sequence[Fila] = ()
    partes: Sequence[str] = ()
    columnas: Sequence[str] = ()
    unidad: str = ""
    pista: str = ""
    no_se: bool = False
