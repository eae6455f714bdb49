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

    from cursos.cohortes.models import Cohorte
    from cursos.cohortes.queries import Seguimiento


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


_WANTED = (
    Columna.NOMBRE,
    Columna.CORREO,
    Columna.TELEFONO,
    Columna.EMPRESA,
    Columna.PAIS,
    Columna.IDIOMA,
)


def _day(moment: datetime | None, zone: str) -> str:
    return to_zone(moment, zone).date().isoformat() if moment else ""


def _file(content: bytes, name: str, cohorte_id: int) -> Response:
    return descarga(content, f"{name}-{cohorte_id}-{now():%Y-%m-%d}.csv", "text/csv")
