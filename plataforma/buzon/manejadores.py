"""Who takes the answers of each kind: packages register a function, nothing here knows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plataforma.buzon.models import Motivo

if TYPE_CHECKING:
    from plataforma.buzon.adjuntos import Adjunto
    from plataforma.identidad.models import Usuario


@dataclass(frozen=True, kw_only=True)
class Recado:
    """An answer that is to be put where it belongs. `intento` is the same when it comes twice."""

    objeto_id: int
    persona: Usuario
    texto: str
    intento: str
    archivos: tuple[Adjunto, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Resultado:
    """What became of it, in words for the person (already in their language) when there is more
    to say than "it is there". `enlace` leads to the object.
    """

    motivo: Motivo = Motivo.NINGUNO
    parrafos: tuple[str, ...] = ()
    enlace: str = ""


Manejador = Callable[[Recado], Resultado]
_MANEJADORES: dict[str, Manejador] = {}
_NOMBRES: dict[str, Callable[[int], str]] = {}


def registrar(tipo: str, manejador: Manejador, nombrar: Callable[[int], str]) -> None:
    """Let `manejador` take the answers of this kind, within a transaction.

    `nombrar` says how people call an object of it; empty when there is none.
    """
    _MANEJADORES[tipo], _NOMBRES[tipo] = manejador, nombrar


def nombre_de(tipo: str, objeto_id: int) -> str:
    nombrar = _NOMBRES.get(tipo)
    return nombrar(objeto_id) if nombrar else ""


def manejador_de(tipo: str) -> Manejador | None:
    return _MANEJADORES.get(tipo)
