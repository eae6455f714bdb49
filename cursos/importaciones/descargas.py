"""Files about a list that a manager takes away. The pure part is in `exportar.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _

from cursos.planillas import causas
from cursos.planillas.columnas import Columna
from cursos.planillas.exportar import Celda, armar_csv
from plataforma.clock import now
from plataforma.descargas import descarga

if TYPE_CHECKING:
    from collections.abc import Iterable

    from werkzeug.wrappers import Response

    from cursos.cohortes.models import Cohorte
    from cursos.importaciones.models import Importacion
    from cursos.planillas.planilla import Fila

WANTED = [c for c in Columna if c != Columna.APELLIDO]


def filas_con_error(lista: Importacion, wrong: Iterable[Fila]) -> Response:
    """The wrong rows as they came, the reason last; always with a header, so it can come back."""
    where = {i: str(causas.COLUMNAS[Columna(c)]) for c, i in lista.lectura["posiciones"].items()}
    names = lista.lectura["encabezado"]
    rows = list(wrong)
    width = max([len(names), *(len(f.original) for f in rows), *(i + 1 for i in where)])
    header = [names[i] if i < len(names) else where.get(i, "") for i in range(width)]
    lines: list[list[Celda]] = [
        [*f.original, *[""] * (width - len(f.original)), f.numero, causas.explain(f)] for f in rows
    ]
    content = armar_csv([*header, _("Fila"), _("Motivo")], lines, lista.cohorte.organizacion.pais)
    return _file(content, _("filas-con-error"), lista.cohorte_id)


def plantilla(cohorte: Cohorte) -> Response:
    """An empty list with the headers that we read best."""
    header = [str(causas.COLUMNAS[c]) for c in WANTED]
    return _file(armar_csv(header, [], cohorte.organizacion.pais), _("plantilla"), cohorte.id)


def _file(content: bytes, name: str, cohorte_id: int) -> Response:
    return descarga(content, f"{name}-{cohorte_id}-{now():%Y-%m-%d}.csv", "text/csv")
