"""Whom a filter shows, as a file: written while it is read, whatever the number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import Response, stream_with_context
from flask_babel import gettext as _
from sqlalchemy.orm import lazyload

from cursos.cohortes.models import EstadoParticipante, Participante
from cursos.cohortes.queries import Situacion
from cursos.cohortes.vista import SITUACIONES
from cursos.inscripciones.models import Inscripcion
from cursos.insignias.emisor import verification_url
from cursos.planillas import causas
from cursos.planillas.columnas import Columna as DeLista
from cursos.planillas.exportar import armar_xlsx
from cursos.tablero import hojas, modulos, queries
from cursos.tablero.columnas import columnas
from cursos.tareas.historia import ESTADOS
from plataforma.clock import now, to_zone
from plataforma.csv_seguro import fluir_csv
from plataforma.db import db
from plataforma.descargas import descarga
from plataforma.i18n import DEFAULT_ZONE, bi, get_lang
from plataforma.paises import zona_de
from plataforma.security import INERT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date, datetime

    from werkzeug.wrappers import Response as AnyResponse

    from cursos.cohortes.alcance import Vista
    from cursos.tablero.filtro import Filtro

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BATCH = 500  # rows that are in memory at a time
WANTED = [c for c in DeLista if c != DeLista.APELLIDO]


@dataclass(frozen=True)
class _Lote:
    """What is known of everybody of a cohort before the first row is written."""

    modulos: Sequence[modulos.Cabecera]
    hechas: Mapping[int, Mapping[str, int]]
    lecciones: Mapping[int, Mapping[str, int]]
    hojas: Mapping[int, Any]
    credenciales: Mapping[int, str]
    otras: Sequence[tuple[str, Mapping[int, str]]]
    zona: str


def personas(vista: Vista, filtro: Filtro, formato: str) -> AnyResponse:
    """Answer with a file: eight statements and one for each column that a package adds."""
    lote = _read(vista)
    header, lines = encabezado(lote), filas(vista, filtro, lote)
    what = _("avance")
    name = f"{what}-{vista.cohorte.id}-{now():%Y-%m-%d}.{formato}"
    if formato == "xlsx":
        return descarga(armar_xlsx(header, lines), name, XLSX)
    pieces = fluir_csv(header, lines, vista.organizacion.pais)
    response = Response(stream_with_context(pieces), mimetype="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Content-Security-Policy"] = INERT
    return response


def encabezado(lote: _Lote) -> list[str]:
    return [
        *(str(causas.COLUMNAS[c]) for c in WANTED),
        _("Estado"),
        _("Lecciones hechas"),
        _("Lecciones del curso"),
        _("Última actividad"),
        _("Mejor nota, de 100"),
        _("Terminó el"),
        *(f"{bi(m.titulo)} (%)" for m in lote.modulos),
        *(str(nombre) for nombre, _valores in lote.otras),
        _("Hoja de trabajo"),
        _("Credencial"),
    ]


def filas(vista: Vista, filtro: Filtro, lote: _Lote) -> Iterator[list[Any]]:
    """Yield a line for each person, read a batch at a time by one statement."""
    found = queries.select_personas(vista.alcance, filtro).add_columns(Inscripcion)
    found = found.options(lazyload("*")).execution_options(yield_per=BATCH)
    for participante, situacion, place in db.session.execute(found):
        enrolled = participante.estado == EstadoParticipante.INSCRITO
        yield _line(participante, Situacion(situacion), place if enrolled else None, lote)


def _line(
    p: Participante, situacion: Situacion, place: Inscripcion | None, lote: _Lote
) -> list[Any]:
    listed = [getattr(p, c.value, "") or "" for c in WANTED]
    state = str(SITUACIONES[situacion].palabra)
    more = [valores.get(p.id, "") for _nombre, valores in lote.otras]
    if place is None:
        return [*listed, state, *[None] * (5 + len(lote.modulos)), *more, None, None]
    done = lote.hechas.get(place.id, {})
    totals = lote.lecciones.get(place.version_id, {})
    parts = modulos.en_cientos(done, totals)
    sheet = lote.hojas.get(place.usuario_id)
    code = lote.credenciales.get(place.usuario_id)
    return [
        *listed,
        state,
        sum(done.values()),
        sum(totals.values()),
        _day(place.actividad_el, lote.zona),
        place.mejor_nota,
        _day(place.completada_el, lote.zona),
        *(parts.get(m.clave) for m in lote.modulos),
        *more,
        str(ESTADOS[sheet][0]) if sheet else None,
        verification_url(code, get_lang()) if code else None,
    ]


def _read(vista: Vista) -> _Lote:
    """Read of a whole cohort what is counted, each in one statement."""
    curso = vista.cohorte.curso
    places = queries.select_lugares(vista.alcance)
    people = queries.select_usuarios(vista.alcance)
    return _Lote(
        modulos=modulos.list_modulos(curso.id),
        hechas=modulos.hechas_de(places),
        lecciones=modulos.count_lecciones(queries.select_versiones(vista.alcance)),
        hojas=hojas.estados_de(people, curso.id),
        credenciales=hojas.credenciales_de(people, curso.id),
        otras=[(c.nombre, c.leer(vista, None)) for c in columnas()],
        zona=zona_de(vista.organizacion.pais) or DEFAULT_ZONE,
    )


def _day(moment: datetime | None, zone: str) -> date | None:
    """The day on the chamber's calendar."""
    return to_zone(moment, zone).date() if moment else None
