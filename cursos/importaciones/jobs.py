"""Reading a list piece by piece, and forgetting it in time; whatever dies, a second run goes on."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, or_, select

from cursos.celdas.errors import PlanillaError, PlanillaVaciaError
from cursos.importaciones import services
from cursos.importaciones.archivo import abrir_otra_vez
from cursos.importaciones.confirmacion import OLVIDAR_ERRORES
from cursos.importaciones.errors import SinArchivoError
from cursos.importaciones.models import (
    ABIERTAS,
    EstadoImportacion,
    FilaImportada,
    Importacion,
)
from cursos.planillas.columnas import Mapa
from cursos.planillas.juez import Juez
from plataforma import storage
from plataforma.db import db, transaction
from plataforma.i18n import in_lang
from plataforma.identidad.models import Usuario
from plataforma.jobs import job

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cursos.planillas.fila import Fila

TRAMO = 500  # lines written in one transaction, so that it stays short
BORRADAS = 1000  # likewise, deleted


@job(services.LEER, sin_transaccion=True)
def read(payload: dict[str, Any]) -> None:
    """Read what is left of a list."""
    leer(payload["importacion"])


def leer(importacion_id: int, *, tramos: int | None = None) -> None:
    """Read and judge a list; after so many pieces leave the rest to a job.

    The lines before the last one written are judged again, because repetitions need them, and
    not written again. The file is opened outside any transaction.
    """
    lista = db.session.get(Importacion, importacion_id)
    if lista is None or lista.estado != EstadoImportacion.LEYENDO:
        return
    mapa = Mapa.from_dict(lista.mapa)
    try:
        pieces = tramos_de(lista, mapa)
        for number, piece in enumerate(pieces):
            if number == tramos:
                with transaction():
                    services.seguir_leyendo(importacion_id)
                return
            with transaction():
                if not services.anotar_tramo(importacion_id, piece, mapa):
                    return
    except (PlanillaError, SinArchivoError) as error:
        _fail(importacion_id, error)
        return
    with transaction():
        services.terminar_lectura(importacion_id)


def tramos_de(lista: Importacion, mapa: Mapa) -> Iterator[list[Fila]]:
    libro = abrir_otra_vez(lista)
    juez = Juez(mapa, lista.cohorte.organizacion.pais)
    rows = libro.filas(lista.hoja, mapa.desde)
    lines = (f for number, cells in rows if (f := juez.juzgar(number, cells)) is not None)
    piece = list(islice(lines, TRAMO))
    if not piece:
        raise PlanillaVaciaError
    while piece:
        yield piece
        piece = list(islice(lines, TRAMO))


def _fail(importacion_id: int, error: PlanillaError | SinArchivoError) -> None:
    """Keep the reason in the language of whoever loaded the list."""
    language = db.session.scalar(
        select(Usuario.idioma)
        .join(Importacion, Importacion.creada_por_id == Usuario.id)
        .where(Importacion.id == importacion_id)
    )
    with in_lang(language or "es"):
        reason = str(error)
    with transaction():
        services.fallar(importacion_id, reason)


@job(services.OLVIDAR)
def forget(payload: dict[str, Any]) -> None:
    """Throw away a list that nobody confirmed in time."""
    lista = db.session.get(Importacion, payload["importacion"])
    if lista is not None and lista.estado in (*ABIERTAS, EstadoImportacion.FALLIDA):
        services.descartar(lista.id)


@job(services.VACIAR, sin_transaccion=True)
def empty(payload: dict[str, Any]) -> None:
    """Remove the file and the lines that are not needed: of a receipt, the wrong ones stay."""
    lista = db.session.get(Importacion, payload["importacion"])
    if lista is None:
        return
    storage.delete(lista.archivo)
    wanted = FilaImportada.importacion_id == lista.id
    if lista.estado == EstadoImportacion.CONFIRMADA:
        _delete(wanted, or_(FilaImportada.causa == "", FilaImportada.fuera))
    else:
        _delete(wanted)


@job(services.BORRAR_ARCHIVO)
def delete_file(payload: dict[str, Any]) -> None:
    """Remove the file of a list that names somebody who asked to be forgotten."""
    lista = db.session.get(Importacion, payload["importacion"])
    if lista is not None:
        storage.delete(lista.archivo)


@job(OLVIDAR_ERRORES, sin_transaccion=True)
def forget_wrong(payload: dict[str, Any]) -> None:
    """The wrong lines of a receipt name people who never entered: after a month they go."""
    _delete(FilaImportada.importacion_id == payload["importacion"])


def _delete(*which: Any) -> None:
    while True:
        with transaction():
            ids = db.session.scalars(select(FilaImportada.id).where(*which).limit(BORRADAS)).all()
            db.session.execute(delete(FilaImportada).where(FilaImportada.id.in_(ids)))
        if len(ids) < BORRADAS:
            return
