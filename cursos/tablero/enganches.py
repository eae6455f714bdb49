"""What packages add to the cockpit: lines of what to do today."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cursos.cohortes.alcance import Vista
    from plataforma.identidad.models import Usuario


@dataclass(frozen=True, kw_only=True)
class Pendiente:
    """Something to do today; `orden` among the others, the most pressing first."""

    texto: str
    href: str
    accion: str
    icono: str = "calendar"
    orden: int = 50


LectorPendientes = Callable[["Usuario", "Vista"], Iterable[Pendiente]]
_pendientes: list[LectorPendientes] = []


def registrar_pendientes(lector: LectorPendientes) -> None:
    """Say what a package finds to be done in a cohort by somebody who looks at it."""
    if lector not in _pendientes:
        _pendientes.append(lector)


def pendientes_de(persona: Usuario, vista: Vista) -> list[Pendiente]:
    return [pendiente for lector in _pendientes for pendiente in lector(persona, vista)]
