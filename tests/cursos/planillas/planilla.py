"""A list judged at one go, as its columns are proposed: what the flow does in steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cursos.celdas.errors import PlanillaVaciaError
from cursos.celdas.libro import abrir
from cursos.planillas.errors import SinColumnasError
from cursos.planillas.juez import Juez
from cursos.planillas.propuesta import proponer

if TYPE_CHECKING:
    from cursos.celdas.libro import Libro
    from cursos.planillas.columnas import Columna
    from cursos.planillas.fila import Fila
    from cursos.planillas.propuesta import Propuesta


@dataclass(frozen=True)
class Muestra:
    """What is read from one column: its header and its first values."""

    columna: Columna
    encabezado: str
    valores: list[str]


@dataclass(frozen=True)
class Planilla:
    """The whole list as it was understood."""

    filas: list[Fila]
    muestras: list[Muestra]
    sin_usar: list[str]
    encabezado: list[str]
    posiciones: dict[str, int]  # column of the sheet, from 0, of each thing read
    codificacion: str
    separador: str
    con_nulos: bool
    comillas_rotas: bool
    huella: str

    @property
    def buenas(self) -> list[Fila]:
        return [f for f in self.filas if not f.errores]

    @property
    def malas(self) -> list[Fila]:
        return [f for f in self.filas if f.errores]


def leer_planilla(origen: bytes | str, pais: str) -> Planilla:
    """Read a list; phones without country code are read as phones of `pais`."""
    libro = abrir(origen)
    propuesta = proponer(libro)
    if propuesta.mapa.falta:
        raise SinColumnasError
    juez = Juez(propuesta.mapa, pais)
    rows = libro.filas(propuesta.hoja.indice, propuesta.mapa.desde)
    judged = (juez.juzgar(number, cells) for number, cells in rows)
    filas = [fila for fila in judged if fila is not None]
    if not filas:
        raise PlanillaVaciaError
    return _planilla(libro, propuesta, filas, juez.huella)


def _planilla(libro: Libro, propuesta: Propuesta, filas: list[Fila], huella: str) -> Planilla:
    mapa = propuesta.mapa
    return Planilla(
        filas=filas,
        muestras=[
            Muestra(c.usada, c.encabezado, c.muestras) for c in propuesta.columnas if c.usada
        ],
        sin_usar=mapa.sin_usar,
        encabezado=mapa.nombres,
        posiciones={columna.value: i for columna, i in mapa.columnas.items()},
        codificacion=libro.codificacion,
        separador=libro.separador,
        con_nulos=libro.con_nulos,
        comillas_rotas=libro.comillas_rotas,
        huella=huella,
    )
