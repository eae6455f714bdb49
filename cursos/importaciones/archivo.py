"""The file of a list, kept under a key of our own until the list is confirmed or thrown away."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from cursos.celdas.libro import Hoja, abrir
from cursos.importaciones import errors
from cursos.importaciones.models import Importacion
from cursos.planillas.propuesta import proponer
from plataforma import storage

if TYPE_CHECKING:
    from cursos.celdas.libro import Libro

MAX_SHEETS = 20  # that can be chosen from
MAX_NAME = 160


@dataclass(frozen=True)
class Subida:
    """A list as it came, looked at: what its sheets begin with, and which one we would read."""

    clave: str
    nombre: str
    pegada: bool
    huella: str
    hojas: list[dict[str, Any]]
    hoja: int
    mapa: dict[str, Any]
    lectura: dict[str, Any]


def recibir(origen: bytes | str, nombre: str = "") -> Subida:
    """Open the list and keep it, or raise the PlanillaError that says what to do.

    Opening may take a second and storing it some more: never within a transaction.
    """
    libro = abrir(origen)
    propuesta = proponer(libro)
    data = origen if isinstance(origen, bytes) else origen.encode("utf-8", "replace")
    clave = secrets.token_hex(16)
    storage.put(Importacion(clave=clave).archivo, data)
    return Subida(
        clave=clave,
        nombre=nombre.replace("\\", "/").rsplit("/", 1)[-1][:MAX_NAME],
        pegada=isinstance(origen, str),
        huella=hashlib.sha256(data).hexdigest(),
        hojas=[_sheet(h) for h in libro.hojas[:MAX_SHEETS]],
        hoja=propuesta.hoja.indice,
        mapa=propuesta.mapa.as_dict(),
        lectura={
            "formato": libro.formato.value,
            "codificacion": libro.codificacion,
            "con_nulos": libro.con_nulos,
            "comillas_rotas": libro.comillas_rotas,
        },
    )


def _sheet(hoja: Hoja) -> dict[str, Any]:
    kept = asdict(hoja)
    del kept["problema"]
    return kept | {"problema": str(hoja.problema) if hoja.problema else ""}


def hoja_de(lista: Importacion, indice: int) -> Hoja:
    """Return a sheet of a list as it was looked at."""
    kept = dict(lista.hojas[indice])
    del kept["problema"]
    rows = [(number, cells) for number, cells in kept.pop("primeras")]
    return Hoja(**kept, primeras=rows)


def abrir_otra_vez(lista: Importacion) -> Libro:
    """Open the kept file; the list says whether it was pasted."""
    data = storage.get(lista.archivo) if lista.clave else None
    if data is None:
        raise errors.SinArchivoError
    return abrir(data.decode("utf-8") if lista.pegada else data)
