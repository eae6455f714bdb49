"""What can be done with a cohort, as told by the packages above this one.

The page of a cohort, as its owner or a chamber that shares it comes to it, shows a card for each
tool; its package registers how to make it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cursos.cohortes.alcance import Vista
    from cursos.cohortes.models import Participante
    from plataforma.identidad.models import Usuario
    from plataforma.part import Tarjeta

Herramienta = Callable[["Usuario", "Vista"], Iterable["Tarjeta"]]
_herramientas: list[Herramienta] = []
Aviso = Callable[["Participante"], Iterable["Tarjeta"]]
_avisos: list[Aviso] = []


def registrar_herramienta(herramienta: Herramienta) -> None:
    """Say which cards a package adds to the page of a cohort; called for who may see it."""
    if herramienta not in _herramientas:
        _herramientas.append(herramienta)


def herramientas_de(persona: Usuario, vista: Vista) -> list[Tarjeta]:
    """Return the cards of every package, in their order."""
    found = [tarjeta for funcion in _herramientas for tarjeta in funcion(persona, vista)]
    return sorted(found, key=lambda tarjeta: tarjeta.orden)


def registrar_aviso(aviso: Aviso) -> None:
    """Say which cards a package adds to a participant's own page of the cohort."""
    if aviso not in _avisos:
        _avisos.append(aviso)


def avisos_de(participante: Participante) -> list[Tarjeta]:
    """Return the cards of every package, in their order."""
    found = [tarjeta for funcion in _avisos for tarjeta in funcion(participante)]
    return sorted(found, key=lambda tarjeta: tarjeta.orden)
