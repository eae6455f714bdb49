"""A wrong line corrected in place, or left out; then the repetitions are marked again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from cursos.importaciones import errors, filas
from cursos.importaciones.models import EstadoImportacion, FilaImportada
from cursos.importaciones.services import tomar
from cursos.planillas.columnas import Columna, Mapa
from cursos.planillas.fila import Fila
from cursos.planillas.juez import juzgar_celdas
from cursos.planillas.repetidas import marcar_repetidas
from plataforma.db import db
from plataforma.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cursos.importaciones.models import Importacion

VALUES = (Columna.NOMBRE, Columna.CORREO, Columna.TELEFONO, Columna.IDENTIFICADOR, Columna.EMPRESA)


def corregir(importacion_id: int, numero: int, celdas: Mapping[Columna, str], pais: str) -> bool:
    """Write cells of a line and judge it again; return whether it goes in now, by itself."""
    lista, fila = _take(importacion_id, numero)
    cells = celdas_actuales(fila) | dict(celdas)
    mapa = Mapa.from_dict(lista.mapa)
    judged = juzgar_celdas(cells, pais, numero, letra_m=mapa.letra_m)
    fila.celdas = {c.value: text for c, text in cells.items()}
    for name, value in (filas.datos(judged) | filas.juicio(judged)).items():
        setattr(fila, name, value)
    _mark_again(lista)
    return not fila.causa


def dejar_fuera(importacion_id: int, numero: int, *, fuera: bool) -> None:
    """Leave a line out of the list, or take it in again."""
    lista, fila = _take(importacion_id, numero)
    fila.fuera = fuera
    _mark_again(lista)


def celdas_actuales(fila: FilaImportada) -> dict[Columna, str]:
    """Return the cells of a line as they stand; of one that was right, what was read of it."""
    if fila.celdas:
        return filas.celdas_de(fila)
    kept = {c: getattr(fila, c.value) or "" for c in VALUES}
    words = (Columna.PAIS, Columna.IDIOMA, Columna.SEXO, Columna.TAMANO)
    return kept | {c: getattr(fila, c.value) for c in words}


def _take(importacion_id: int, numero: int) -> tuple[Importacion, FilaImportada]:
    lista = tomar(importacion_id)
    if lista.estado in (EstadoImportacion.CONFIRMADA, EstadoImportacion.DESHECHA):
        raise errors.YaConfirmadaError
    if lista.estado != EstadoImportacion.PREPARADA:
        raise errors.TodaviaSeLeeError
    fila = db.session.scalar(
        select(FilaImportada).where(
            FilaImportada.importacion_id == lista.id, FilaImportada.numero == numero
        )
    )
    if fila is None:
        raise NotFoundError
    return lista, fila


def _mark_again(lista: Importacion) -> None:
    """Judge the repetitions of the whole list, and write only what changed."""
    db.session.flush()
    row = FilaImportada
    keys = (row.correo, row.telefono, row.identificador, row.pais_identificador)
    found = db.session.execute(
        select(row.id, row.numero, row.nombre, *keys, row.problemas)
        .where(row.importacion_id == lista.id, row.fuera.is_(False))
        .order_by(row.numero)
    ).all()
    judged = [
        Fila(
            r.numero,
            nombre=r.nombre,
            correo=r.correo or "",
            telefono=r.telefono or "",
            identificador=r.identificador or "",
            pais_identificador=r.pais_identificador,
            problemas=filas.leer_problemas(r.problemas),
        )
        for r in found
    ]
    marcar_repetidas(judged)
    changed: list[dict[str, Any]] = [
        {"id": r.id, **verdict}
        for r, fila in zip(found, judged, strict=True)
        if (verdict := filas.juicio(fila))["problemas"] != r.problemas
    ]
    if changed:
        db.session.execute(update(FilaImportada), changed)
        db.session.expire_all()
