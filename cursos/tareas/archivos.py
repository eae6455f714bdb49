"""The files that go with a delivery."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from cursos.tareas.errors import DemasiadosArchivosError
from cursos.tareas.models import ArchivoTarea, Tarea
from plataforma import storage
from plataforma.archivos import check, clean_name
from plataforma.db import db

if TYPE_CHECKING:
    from plataforma.archivos import Subida


def pendientes(tarea: Tarea) -> list[ArchivoTarea]:
    """Return the files that go with the next delivery."""
    return [a for a in tarea.archivos if a.entrega_id is None]


def adjuntar(tarea: Tarea, subida: Subida, *, maximo: int) -> ArchivoTarea:
    """Keep a file for the next delivery, or raise what is wrong with it."""
    tipo = check(subida)
    if len(pendientes(tarea)) >= maximo:
        raise DemasiadosArchivosError(maximo=maximo)
    clave = secrets.token_hex(16)
    # A transaction that fails afterwards leaves an object that nothing names.
    storage.put(lugar(clave), subida.datos)
    archivo = ArchivoTarea(
        clave=clave, nombre=clean_name(subida.nombre, tipo), tipo=tipo, bytes=len(subida.datos)
    )
    tarea.archivos.append(archivo)
    db.session.flush()
    return archivo


def quitar(tarea: Tarea, clave: str) -> None:
    """Take away a file that was not handed in yet; of others nothing is said."""
    for archivo in pendientes(tarea):
        if archivo.clave == clave:
            tarea.archivos.remove(archivo)
            db.session.delete(archivo)
            storage.delete(lugar(clave))


def leer(archivo: ArchivoTarea) -> bytes | None:
    return storage.get(lugar(archivo.clave))


def lugar(clave: str) -> str:
    return f"tareas/{clave}"
