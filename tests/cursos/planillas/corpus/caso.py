"""One awkward list: how it is made, and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from cursos.celdas.errors import PlanillaError
from cursos.celdas.libro import abrir
from cursos.planillas.errors import SinColumnasError
from cursos.planillas.juez import Juez
from cursos.planillas.propuesta import proponer

if TYPE_CHECKING:
    from collections.abc import Callable

    from cursos.planillas.fila import Fila

PAIS = "UY"


class Persona(NamedTuple):
    """What must be read of a row. Its contact is its mail, else its phone, else its tax id."""

    numero: int
    nombre: str
    contacto: str = ""
    causas: str = ""  # of errors and warnings, in their order


@dataclass(frozen=True)
class Caso:
    """`espera`: the beginning of the refusal, or the people that are read."""

    crear: Callable[[], bytes | str]
    espera: str | tuple[Persona, ...]


def leer(origen: bytes | str, pais: str = PAIS) -> list[Fila]:
    """The whole way of a list, as a page and its job take it."""
    libro = abrir(origen)
    propuesta = proponer(libro)
    if propuesta.mapa.falta:
        raise SinColumnasError
    juez = Juez(propuesta.mapa, pais)
    rows = libro.filas(propuesta.hoja.indice, propuesta.mapa.desde)
    judged = [juez.juzgar(number, cells) for number, cells in rows]
    return [fila for fila in judged if fila is not None]


def resultado(caso: Caso) -> str | tuple[Persona, ...]:
    """What comes out, in the form of `espera`."""
    try:
        filas = leer(caso.crear())
    except PlanillaError as refusal:
        said = str(refusal)
        expected = caso.espera
        return said[: len(expected)] if isinstance(expected, str) else said
    return tuple(
        Persona(
            f.numero,
            f.nombre,
            f.correo or f.telefono or f.identificador,
            " ".join(p.causa.value for p in f.problemas),
        )
        for f in filas
    )
