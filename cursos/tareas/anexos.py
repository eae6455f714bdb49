"""What packages above this one add to the pages of a worksheet: advice, links. Registered there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cursos.catalogo.models import VersionCurso
    from cursos.tareas.models import Entrega
    from plataforma.identidad.models import Usuario


@dataclass(frozen=True)
class Anexo:
    """A partial template and what it shows, as `a.valores`."""

    plantilla: str
    valores: Mapping[str, Any] = field(default_factory=dict)


DeEntrega = Callable[["Entrega"], "Anexo | None"]
DeHoja = Callable[["Usuario", "VersionCurso"], "Anexo | None"]
_de_entrega: list[DeEntrega] = []
_de_hoja: list[DeHoja] = []


def registrar_anexos(de_entrega: DeEntrega, de_hoja: DeHoja) -> None:
    """Say what goes under a delivery, and under the sheet of a course."""
    if de_entrega not in _de_entrega:
        _de_entrega.append(de_entrega)
    if de_hoja not in _de_hoja:
        _de_hoja.append(de_hoja)


def de_entrega(entrega: Entrega) -> list[Anexo]:
    return [a for f in _de_entrega if (a := f(entrega))]


def de_hoja(persona: Usuario, version: VersionCurso) -> list[Anexo]:
    """Return what goes under the sheet of a signed-in person."""
    return [a for f in _de_hoja if (a := f(persona, version))] if persona.is_authenticated else []
