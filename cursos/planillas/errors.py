"""A list whose people cannot be told, and what to do. `celdas.errors` has those of its file."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from cursos.celdas.errors import PlanillaError

__all__ = [
    "ColumnaAjenaError",
    "ColumnaRepetidaError",
    "MapaError",
    "PlanillaError",
    "SinColumnasError",
]


class MapaError(PlanillaError):
    """The columns that were chosen do not make a list of people."""


class SinColumnasError(MapaError):
    mensaje = _l(
        "No encontramos el nombre y un dato para reconocer a la persona. Indique la columna del "
        "nombre y la del correo, el teléfono o el identificador tributario."
    )


class ColumnaRepetidaError(MapaError):
    mensaje = _l("La columna %(columna)s está elegida para dos datos. Deje uno solo.")


class ColumnaAjenaError(MapaError):
    mensaje = _l("La planilla no tiene esa columna o esa fila. Elija otra vez.")
