"""What the packages above the catalogue put on its pages: cards before the courses, advice."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cursos.catalogo.models import VersionCurso
    from plataforma.identidad.models import Usuario
    from plataforma.part import Tarjeta


@dataclass(frozen=True, kw_only=True)
class Consejo:
    """Something better known before a course: a link, or a title with a note."""

    titulo: str
    href: str = ""
    nota: str = ""


Vitrina = Callable[["Usuario"], Iterable["Tarjeta"]]
Consejos = Callable[["VersionCurso", "Usuario"], Iterable[Consejo]]
_vitrinas: list[Vitrina] = []
_consejos: list[Consejos] = []


def registrar_vitrina(vitrina: Vitrina) -> None:
    """Say which cards stand before the courses of the catalogue."""
    if vitrina not in _vitrinas:
        _vitrinas.append(vitrina)


def registrar_consejos(consejos: Consejos) -> None:
    """Say what is better known before a course; shown on its page, never a lock."""
    if consejos not in _consejos:
        _consejos.append(consejos)


def vitrina_de(persona: Usuario) -> list[Tarjeta]:
    return [tarjeta for funcion in _vitrinas for tarjeta in funcion(persona)]


def consejos_de(version: VersionCurso, persona: Usuario) -> list[Consejo]:
    return [consejo for funcion in _consejos for consejo in funcion(version, persona)]
