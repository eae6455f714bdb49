"""What stands on credentials: told of each change, asked what would follow, shown on the shelf.

The packages above register here; `cursos.part` does it for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cursos.credenciales.models import Credencial, Logro
    from cursos.insignias.firma import Document
    from plataforma.identidad.models import Usuario

AlCambiar = Callable[["Credencial"], object]
Consecuencias = Callable[["Credencial", str], Iterable[str]]
Estante = Callable[["Usuario"], Iterable["Repisa"]]
Avales = Callable[["Logro", str], Sequence["Document"]]
_al_cambiar: list[AlCambiar] = []
_avales: list[Avales] = []
_consecuencias: list[Consecuencias] = []
_estantes: list[Estante] = []


@dataclass(frozen=True, kw_only=True)
class Repisa:
    """What is being gathered: how far, in words and as stops of the route. Values only.

    Without `total` there is only something to say.
    """

    titulo: str
    href: str
    texto: str
    hechas: int = 0
    total: int = 0
    paradas: Sequence[Mapping[str, Any]] = ()


def al_cambiar(funcion: AlCambiar) -> None:
    """Say what follows in the same transaction when a credential was issued or changed state."""
    if funcion not in _al_cambiar:
        _al_cambiar.append(funcion)


def avisar(credencial: Credencial) -> None:
    for funcion in _al_cambiar:
        funcion(credencial)


def registrar_consecuencias(funcion: Consecuencias) -> None:
    """Say in sentences what else an act ("suspender", "revocar" …) would bring about."""
    if funcion not in _consecuencias:
        _consecuencias.append(funcion)


def consecuencias(credencial: Credencial, acto: str) -> list[str]:
    return [frase for funcion in _consecuencias for frase in funcion(credencial, acto)]


def registrar_avales(funcion: Avales) -> None:
    """Say what others signed about an achievement: it travels inside what is issued of it."""
    if funcion not in _avales:
        _avales.append(funcion)


def avales(logro: Logro, idioma: str) -> list[Document]:
    return [aval for funcion in _avales for aval in funcion(logro, idioma)]


def registrar_estante(funcion: Estante) -> None:
    """Say what stands on a person's shelf beside the credentials."""
    if funcion not in _estantes:
        _estantes.append(funcion)


def repisas(persona: Usuario) -> list[Repisa]:
    return [repisa for funcion in _estantes for repisa in funcion(persona)]
