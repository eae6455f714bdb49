"""Who is asked next: what the matching tells the requests, which do not know it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from consultores.red.models import Consultor
    from consultores.solicitudes.models import Solicitud


@dataclass(frozen=True)
class Propuesta:
    """A consultant to whom a request is offered, and the codes of why."""

    consultor: Consultor
    razones: tuple[str, ...] = ()


Repartidor = Callable[["Solicitud"], Sequence[Propuesta]]
_repartidores: list[Repartidor] = []


def registrar(repartidor: Repartidor) -> None:
    """Say who chooses. The last one registered does."""
    _repartidores.append(repartidor)


def elegir(solicitud: Solicitud) -> Sequence[Propuesta]:
    """Return to whom the request is to be offered now; nobody when nobody can."""
    return _repartidores[-1](solicitud)
