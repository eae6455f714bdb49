"""Files that a manager takes away. The pure part is in `exportar.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _

from cursos.cohortes import vista
from cursos.planillas import causas
from cursos.planillas.columnas import Columna
from cursos.planillas.exportar import Celda, armar_csv
from plataforma.clock import now, to_zone
from plataforma.descargas import descarga
from plataforma.i18n import DEFAULT_ZONE
from plataforma.paises import zona_de

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from werkzeug.wrappers import Response

    from cursos.cohortes.models import Cohorte, Importacion
    from cursos.cohortes.queries import Seguimiento
    from cursos.planillas.planilla import Fila


def avance(cohorte: Cohorte, rows: Iterable[Seguimiento]) -> Response:
    """Everybody's progress; dates as Excel sorts them, on the chamber's calendar."""
    zone = zona_de(cohorte.organizacion.pais) or DEFAULT_ZONE
    header = [
        *(str(causas.COLUMNAS[c]) for c in _WANTED),
        _("Estado"),
        _("Lecciones hechas"),
        _("Lecciones del curso"),
        _("Última actividad"),
        _("Mejor nota, de 100"),
        _("Terminó el"),
    ]
    lines = [_progress_line(row, zone) for row in rows]
    return _file(armar_csv(header, lines, cohorte.organizacion.pais), _("avance"), cohorte.id)


def _progress_line(row: Seguimiento, zone: str) -> list[Celda]:
    p, done = row.participante, row.progreso
    person: list[Celda] = [p.nombre, p.correo or "", p.telefono or "", p.empresa, p.pais, p.idioma]
    state = str(vista.SITUACIONES[row.situacion].palabra)
    if done is None:
        return [*person, state, "", "", "", "", ""]
    return [
        *person,
        state,
        done.hechas,
        done.total,
        _day(done.actividad_el, zone),
        "" if done.mejor_nota is None else done.mejor_nota,
        _day(done.completada_el, zone),
    ]


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


_WANTED = [c for c in Columna if c != Columna.APELLIDO]


def plantilla(cohorte: Cohorte) -> Response:
    """An empty list with the headers that we read best."""
    header = [str(causas.COLUMNAS[c]) for c in _WANTED]
    return _file(armar_csv(header, [], cohorte.organizacion.pais), _("plantilla"), cohorte.id)


def _day(moment: datetime | None, zone: str) -> str:
    return to_zone(moment, zone).date().isoformat() if moment else ""


def _file(content: bytes, name: str, cohorte_id: int) -> Response:
    return descarga(content, f"{name}-{cohorte_id}-{now():%Y-%m-%d}.csv", "text/csv")
