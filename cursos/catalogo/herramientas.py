"""What authors can do with a course, as told by the packages above this one.

The authoring page of a course shows a card for each tool; its package registers how to make it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cursos.catalogo.models import Curso
    from plataforma.identidad.models import Usuario
    from plataforma.part import Tarjeta

Herramienta = Callable[["Usuario", "Curso"], Iterable["Tarjeta"]]
_herramientas: list[Herramienta] = []


def registrar_herramienta(herramienta: Herramienta) -> None:
    """Say which cards a package adds to the authoring page; called for who cares for the course."""
    if herramienta not in _herramientas:
        _herramientas.append(herramienta)


def herramientas_de(persona: Usuario, curso: Curso) -> list[Tarjeta]:
    """Return the cards of every package, in their order."""
    found = [tarjeta for funcion in _herramientas for tarjeta in funcion(persona, curso)]
    return sorted(found, key=lambda tarjeta: tarjeta.orden)
