"""Credentials of the academy, for the parts that ask for one without knowing the academy.

The academy registers how they are found; whoever stands beside it asks here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from plataforma.identidad.models import Usuario
    from plataforma.texto import TextoBilingue


@dataclass(frozen=True, kw_only=True)
class CredencialPublica:
    """A valid credential of a person. `curso` is the code of the course that granted it."""

    codigo: str
    curso: str
    nombre: TextoBilingue
    emitida_el: datetime
    vence_el: datetime | None
    url: str


@dataclass(frozen=True, kw_only=True)
class CursoPublico:
    """A published course that grants a credential."""

    codigo: str
    titulo: TextoBilingue
    url: str


Fuente = Callable[["Usuario"], Iterable[CredencialPublica]]
FuenteDeCursos = Callable[[str], CursoPublico | None]
_fuentes: list[Fuente] = []
_cursos: list[FuenteDeCursos] = []


def registrar(fuente: Fuente, cursos: FuenteDeCursos) -> None:
    """Say how a person's credentials are found, and how the course of a code is."""
    if fuente not in _fuentes:
        _fuentes.append(fuente)
        _cursos.append(cursos)


def credenciales_de(usuario: Usuario) -> list[CredencialPublica]:
    """Return what the person holds and is valid now, newest first."""
    found = [c for fuente in _fuentes for c in fuente(usuario)]
    return sorted(found, key=lambda c: c.emitida_el, reverse=True)


def curso_de(codigo: str) -> CursoPublico | None:
    """Return the published course of this code; None when there is none now."""
    return next((found for cursos in _cursos if (found := cursos(codigo))), None)
