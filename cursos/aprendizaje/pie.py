"""The foot of a lesson: what the packages above this one put under it (a discussion, a tool)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cursos.catalogo.models import Leccion
    from plataforma.identidad.models import Usuario


@dataclass(frozen=True, kw_only=True)
class Bloque:
    """A link with a sentence. Values only: the lesson page decides how it looks."""

    titulo: str
    href: str
    texto: str = ""
    icono: str = ""
    orden: int = 50


Pie = Callable[["Leccion", "Usuario"], Iterable[Bloque]]
_pies: list[Pie] = []


def registrar_pie(funcion: Pie) -> Pie:
    """Register what goes under every lesson; it may ask the database for one thing at most."""
    if funcion not in _pies:
        _pies.append(funcion)
    return funcion


def bloques(leccion: Leccion, persona: Usuario) -> list[Bloque]:
    """Return what goes under this lesson, in order."""
    return sorted((b for f in _pies for b in f(leccion, persona)), key=lambda b: b.orden)
