"""A list on its way: taken in, its columns said, read piece by piece, thrown away."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from cursos.importaciones import errors, filas
from cursos.importaciones.models import ABIERTAS, EstadoImportacion, FilaImportada, Importacion
from cursos.planillas.columnas import Mapa, normalise_header
from plataforma.clock import now
from plataforma.db import db
from plataforma.errors import NotFoundError
from plataforma.jobs import enqueue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cursos.cohortes.alcance import Vista
    from cursos.importaciones.archivo import Subida
    from cursos.planillas.fila import Fila
    from plataforma.identidad.models import Usuario

KEPT = timedelta(days=7)  # a list that nobody confirmed is forgotten
PACIENCIA = timedelta(seconds=30)  # for the request that began to read; then a job goes on
LEER, OLVIDAR, VACIAR = "importaciones.leer", "importaciones.olvidar", "importaciones.vaciar"
BORRAR_ARCHIVO = "importaciones.borrar_archivo"


def anotar_subida(vista: Vista, subida: Subida, *, actor: Usuario) -> Importacion:
    """Keep what came. Nobody is enrolled, nobody is told."""
    lista = Importacion(
        cohorte_id=vista.cohorte.id,
        organizacion_id=vista.organizacion.id,
        creada_por_id=actor.id,
        clave=subida.clave,
        nombre=subida.nombre,
        pegada=subida.pegada,
        huella=subida.huella,
        hojas=subida.hojas,
        hoja=subida.hoja,
        mapa=subida.mapa,
        lectura=subida.lectura,
    )
    db.session.add(lista)
    db.session.flush()
    enqueue(OLVIDAR, {"importacion": lista.id}, no_antes_el=now() + KEPT)
    return lista


def tomar(importacion_id: int) -> Importacion:
    """Return the list as it is now, and let nobody else change it until the end of the act."""
    lista = db.session.scalar(
        select(Importacion)
        .where(Importacion.id == importacion_id)
        .with_for_update(of=Importacion)
        .execution_options(populate_existing=True)
    )
    if lista is None or lista.estado == EstadoImportacion.DESCARTADA:
        raise NotFoundError
    return lista


def elegir(importacion_id: int, hoja: int, mapa: Mapa) -> None:
    """Say which column is which; the reading may begin. A second click asks for nothing more."""
    lista = tomar(importacion_id)
    if lista.estado != EstadoImportacion.SUBIDA:
        return
    lista.hoja, lista.mapa = hoja, mapa.as_dict()
    lista.titulos = marca_de_titulos(mapa.nombres)
    lista.estado = EstadoImportacion.LEYENDO
    enqueue(LEER, {"importacion": lista.id}, no_antes_el=now() + PACIENCIA)


def marca_de_titulos(nombres: Sequence[str]) -> str:
    """Return the mark of a header row, "" without one: the same headers, the same mark."""
    names = [normalise_header(name) for name in nombres]
    return hashlib.sha256("|".join(names).encode()).hexdigest() if any(names) else ""


def anotar_tramo(importacion_id: int, leidas: Sequence[Fila], mapa: Mapa) -> bool:
    """Write a piece of the list; return False when there is nothing more to do.

    Whoever comes second, or again after being killed, finds these lines written and skips them.
    """
    lista = tomar(importacion_id)
    if lista.estado != EstadoImportacion.LEYENDO:
        return False
    rows = [filas.nueva(lista.id, f, mapa) for f in leidas if f.numero > lista.ultima_fila]
    if rows:
        db.session.execute(insert(FilaImportada), rows)
        lista.ultima_fila = rows[-1]["numero"]
    return True


def terminar_lectura(importacion_id: int) -> None:
    lista = tomar(importacion_id)
    if lista.estado == EstadoImportacion.LEYENDO:
        lista.estado = EstadoImportacion.PREPARADA


def fallar(importacion_id: int, motivo: str) -> None:
    """Say why the list could not be read; nothing of it stays."""
    lista = tomar(importacion_id)
    if lista.estado == EstadoImportacion.LEYENDO:
        lista.estado, lista.motivo = EstadoImportacion.FALLIDA, motivo[:400]
        enqueue(VACIAR, {"importacion": lista.id})


def seguir_leyendo(importacion_id: int) -> None:
    """Leave the rest of a long list to a job, at once."""
    enqueue(LEER, {"importacion": importacion_id})


def descartar(importacion_id: int) -> None:
    """Forget a list that was not confirmed."""
    lista = tomar(importacion_id)
    if lista.estado not in (*ABIERTAS, EstadoImportacion.FALLIDA):
        raise errors.YaConfirmadaError
    lista.estado = EstadoImportacion.DESCARTADA
    lista.hojas, lista.mapa, lista.lectura, lista.nombre = [], {}, {}, ""
    enqueue(VACIAR, {"importacion": lista.id})
