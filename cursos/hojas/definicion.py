"""What a worksheet may say: sections of fields, tables and calculated cells, and its rubric.

Keys of fields are names in formulas. What stands after a table may ask for a whole column of it, by
`table.column`: suma(gastos.monto). Money has no currency of its own: the sheet has
one, or the field of the sheet that says which.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field, StringConstraints

from cursos.preguntas.base import Clave, Estricto, Texto, Varios

if TYPE_CHECKING:
    from collections.abc import Iterator

Enlace = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$", max_length=500)]
NOMBRE = r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$"
Nombre = Annotated[str, StringConstraints(pattern=NOMBRE, max_length=40)]
Decimales = Annotated[int, Field(ge=0, le=4)]
LARGO = 2_000  # characters of a paragraph
FILAS = 30


class _Campo(Estricto):
    """`reservado` fields are not shown to peers: they may say who the person is."""

    clave: Nombre
    etiqueta: Texto
    pista: Texto | None = None
    obligatorio: bool = False
    reservado: bool = False


class CampoTexto(_Campo):
    tipo: Literal["texto"]
    largo: Annotated[int, Field(ge=1, le=LARGO)] = 200
    parrafo: bool = False


class CampoNumero(_Campo):
    tipo: Literal["numero"]
    unidad: Texto | None = None
    decimales: Decimales = 2
    minimo: float | None = 0
    maximo: float | None = None


class CampoDinero(_Campo):
    tipo: Literal["dinero"]
    decimales: Decimales = 2
    minimo: float | None = 0
    maximo: float | None = None


class OpcionCampo(Estricto):
    clave: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$")]
    texto: Texto


class CampoOpcion(_Campo):
    tipo: Literal["opcion"]
    opciones: Annotated[Varios[OpcionCampo], Field(min_length=2, max_length=14)]


class CampoFecha(_Campo):
    tipo: Literal["fecha"]


class CampoPais(_Campo):
    tipo: Literal["pais"]


class CampoProducto(_Campo):
    """A tariff code: 4 to 10 digits, with points or without."""

    tipo: Literal["producto"]


class CampoCalculo(_Campo):
    """`dinero` shows the currency of the sheet; otherwise the unit, if there is one."""

    tipo: Literal["calculo"]
    formula: Annotated[str, StringConstraints(min_length=1, max_length=300)]
    decimales: Decimales = 2
    dinero: bool = False
    unidad: Texto | None = None
    destacado: bool = False


_Simple = (
    CampoTexto
    | CampoNumero
    | CampoDinero
    | CampoOpcion
    | CampoFecha
    | CampoPais
    | CampoProducto
    | CampoCalculo
)
Campo = Annotated[_Simple, Field(discriminator="tipo")]


class Filas(Estricto):
    iniciales: Annotated[int, Field(ge=1, le=FILAS)] = 3
    maximas: Annotated[int, Field(ge=1, le=FILAS)] = 12


class Tabla(Estricto):
    """`fila` names one row ("Gasto"); `totales` are the columns whose sum stands at the foot."""

    tipo: Literal["tabla"]
    clave: Nombre
    titulo: Texto
    fila: Texto
    pista: Texto | None = None
    filas: Filas = Filas()
    columnas: Annotated[Varios[Campo], Field(min_length=2, max_length=8)]
    totales: Varios[Nombre] = ()
    reservado: bool = False


Parte = Annotated[_Simple | Tabla, Field(discriminator="tipo")]


class Seccion(Estricto):
    clave: Clave
    titulo: Texto
    texto: Texto | None = None
    partes: Annotated[Varios[Parte], Field(min_length=1, max_length=40)]


class Nivel(Estricto):
    clave: Clave
    texto: Texto
    puntos: Annotated[int, Field(ge=0, le=100)]


class Criterio(Estricto):
    clave: Clave
    titulo: Texto
    niveles: Annotated[Varios[Nivel], Field(min_length=2, max_length=5)]


class Adjuntos(Estricto):
    """Files that go with the delivery."""

    titulo: Texto
    maximo: Annotated[int, Field(ge=1, le=3)] = 1
    obligatorio: bool = False


class FuenteTarea(Estricto):
    texto: Texto
    url: Enlace | None = None
    fecha: date
    confianza: Literal["alta", "media", "baja"]


class Ejemplo(Estricto):
    """A sheet filled in, and what its calculated cells must give: the proof of the formulas.

    The sum of a column goes by `table.column`. Words may be said in both languages, {es, pt}.
    """

    valores: dict[str, Any]
    resultados: dict[str, float | int]


class Definicion(Estricto):
    """`tarea.yml` of a course, or a sheet that belongs to no course."""

    clave: Clave
    titulo: Texto
    descripcion: Texto
    minutos: Annotated[int, Field(ge=1, le=600)]
    moneda: Annotated[str, StringConstraints(pattern=r"^([A-Z]{3}|[a-z][a-z0-9_]*)$")] = "USD"
    secciones: Annotated[Varios[Seccion], Field(min_length=1, max_length=12)]
    rubrica: Annotated[Varios[Criterio], Field(max_length=8)] = ()
    adjuntos: Adjuntos | None = None
    ejemplo: Ejemplo
    fuentes: Annotated[Varios[FuenteTarea], Field(min_length=1)]
    por_verificar: Varios[Texto] = ()
    responsable: Texto
    revisada: date
    proxima_revision: date

    @property
    def partes(self) -> Iterator[Any]:
        """Fields and tables in the order of the page."""
        return (parte for seccion in self.secciones for parte in seccion.partes)

    @property
    def puntaje(self) -> int:
        """The most points that the rubric gives."""
        return sum(max(n.puntos for n in c.niveles) for c in self.rubrica)


@lru_cache(maxsize=64)
def leer_tarea(texto: str) -> Definicion:
    """Return a definition from the JSON that was stored of it."""
    return Definicion.model_validate_json(texto)


def texto_frase(texto: Texto | None, lang: str) -> str:
    """Return a text of a definition in a language."""
    return getattr(texto, lang) if texto else ""
