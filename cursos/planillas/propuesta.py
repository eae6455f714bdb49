"""Which sheet and which columns we would read, for a person to confirm or change. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cursos.celdas.errors import HojaAjenaError, PlanillaVaciaError
from cursos.planillas.columnas import Columna, Mapa, guess_columns, letra

if TYPE_CHECKING:
    from cursos.celdas.libro import Hoja, Libro
    from cursos.celdas.tabla import Renglon

SAMPLES = 3
SHOWN = 60  # characters of a sample


@dataclass(frozen=True)
class ColumnaVista:
    """One column of the sheet as the person sees it, also when nothing is read from it."""

    indice: int
    letra: str
    encabezado: str
    muestras: list[str]
    usada: Columna | None


@dataclass(frozen=True)
class Propuesta:
    """What we would read. `mapa.falta` when somebody has to choose the columns."""

    hoja: Hoja
    mapa: Mapa
    columnas: list[ColumnaVista]

    @property
    def primeras(self) -> list[Renglon]:
        return self.hoja.primeras


def proponer(libro: Libro, hoja: int | None = None) -> Propuesta:
    """Propose the sheet asked for; else the first one in sight whose columns fit."""
    if hoja is not None:
        if not 0 <= hoja < len(libro.hojas):
            raise HojaAjenaError
        candidates = [libro.hojas[hoja]]
    else:
        candidates = [h for h in libro.hojas if not h.oculta]
    proposals = [_propose(h) for h in candidates if h.primeras and h.problema is None]
    if not proposals:
        raise next((h.problema for h in candidates if h.problema), PlanillaVaciaError())
    return next((p for p in proposals if not p.mapa.falta), proposals[0])


def ver_columnas(hoja: Hoja, mapa: Mapa) -> list[ColumnaVista]:
    """Return every column of the sheet, with its first values below the header."""
    used = {i: column for column, i in mapa.columnas.items()}
    rows = [row for number, row in hoja.primeras if number > mapa.desde]
    width = max([len(mapa.nombres), *(len(row) for row in rows)])
    return [
        ColumnaVista(
            i,
            letra(i),
            mapa.nombres[i] if i < len(mapa.nombres) else "",
            [row[i][:SHOWN] for row in rows if i < len(row) and row[i]][:SAMPLES],
            used.get(i),
        )
        for i in range(width)
    ]


def _propose(hoja: Hoja) -> Propuesta:
    mapa = guess_columns(hoja.primeras)
    return Propuesta(hoja, mapa, ver_columnas(hoja, mapa))
