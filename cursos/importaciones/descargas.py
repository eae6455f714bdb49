"""Files about a list that a manager takes away. The pure part is in `exportar.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _

from cursos.importaciones import filas
from cursos.importaciones.correccion import celdas_actuales
from cursos.importaciones.vista import problemas
from cursos.planillas import causas
from cursos.planillas.columnas import Columna, Mapa
from cursos.planillas.exportar import armar_xlsx
from plataforma.archivos import MIME
from plataforma.clock import now
from plataforma.csv_seguro import armar_csv
from plataforma.descargas import descarga

if TYPE_CHECKING:
    from collections.abc import Sequence

    from werkzeug.wrappers import Response

    from cursos.cohortes.models import Cohorte
    from cursos.importaciones.models import FilaImportada, Importacion

WANTED: list[Columna] = [c for c in Columna if c != Columna.APELLIDO]


def filas_con_error(
    lista: Importacion, wrong: Sequence[tuple[FilaImportada, str]], formato: str
) -> Response:
    """The wrong lines as they stand, the reason last; always with a header, so they can return."""
    mapa = Mapa.from_dict(lista.mapa)
    places = dict(mapa.columnas)
    width = max([len(mapa.nombres), *(len(f.original) for f, _c in wrong), *_ends(places)])
    for columna in WANTED:  # a cell that was written here and had no column in the list
        if columna not in places and any(f.celdas.get(columna) for f, _c in wrong):
            places[columna], width = width, width + 1
    names = [*mapa.nombres, *[""] * (width - len(mapa.nombres))]
    for columna, i in places.items():
        names[i] = names[i] or str(causas.COLUMNAS[columna])
    lines = [[*_line(f, places, width), str(f.numero), _reason(f, causa)] for f, causa in wrong]
    return _file(
        [*names, _("Fila"), _("Motivo")], lines, lista.cohorte, (_("filas-con-error"), formato)
    )


def _ends(places: dict[Columna, int]) -> list[int]:
    return [i + 1 for i in places.values()]


def _line(fila: FilaImportada, places: dict[Columna, int], width: int) -> list[str]:
    cells = [*fila.original, *[""] * (width - len(fila.original))]
    for columna, text in celdas_actuales(fila).items():
        if columna in places and (columna in filas.celdas_de(fila) or not fila.original):
            cells[places[columna]] = text
    return cells


def _reason(fila: FilaImportada, causa: str) -> str:
    judged = filas.fila_de(fila)
    judged.problemas = problemas(fila, causa)
    return causas.explain(judged)


def plantilla(cohorte: Cohorte, formato: str) -> Response:
    """An empty list with the headers that we read best."""
    return _file([str(causas.COLUMNAS[c]) for c in WANTED], [], cohorte, (_("plantilla"), formato))


def tarjetas(cohorte: Cohorte, data: bytes) -> Response:
    """The cards of those who have no mail."""
    return descarga(data, f"{_('tarjetas')}-{cohorte.id}.pdf", MIME["pdf"])


def _file(
    header: list[str], lines: list[list[str]], cohorte: Cohorte, what: tuple[str, str]
) -> Response:
    stem, formato = what
    name = f"{stem}-{cohorte.id}-{now():%Y-%m-%d}.{formato}"
    if formato == "xlsx":
        return descarga(armar_xlsx(header, lines), name, MIME["xlsx"])
    return descarga(armar_csv(header, lines, cohorte.organizacion.pais), name, "text/csv")
