"""Files of a request: known by their content, kept under a random key."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l

from consultores.solicitudes.intercambio import Archivo
from plataforma import storage
from plataforma.archivos import ArchivoError, check, clean_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plataforma.archivos import Subida
    from plataforma.identidad.models import Usuario


MAX_ARCHIVOS = 5  # with one message, or one result


class DemasiadosArchivosError(ArchivoError):
    mensaje = _l("Adjunte hasta %(cuantos)s archivos. Envíe los demás en otro mensaje.")


def guardar(subida: Subida, solicitud_id: int, actor: Usuario) -> Archivo:
    """Store the file. A transaction that fails afterwards leaves an object that nothing names."""
    return guardar_revisado(subida, check(subida), solicitud_id, actor)


def guardar_revisado(subida: Subida, tipo: str, solicitud_id: int, actor: Usuario) -> Archivo:
    """Store a file that was looked at before, outside the transaction."""
    clave = secrets.token_hex(16)
    storage.put(_place(clave), subida.datos)
    return Archivo(
        solicitud_id=solicitud_id,
        clave=clave,
        nombre=clean_name(subida.nombre, tipo),
        tipo=tipo,
        bytes=len(subida.datos),
        subido_por_id=actor.id,
    )


def guardar_todos(subidas: Sequence[Subida], solicitud_id: int, actor: Usuario) -> list[Archivo]:
    """Store the files of one message or result, all or none."""
    if len(subidas) > MAX_ARCHIVOS:
        raise DemasiadosArchivosError(cuantos=MAX_ARCHIVOS)
    for subida in subidas:
        check(subida)
    return [guardar(subida, solicitud_id, actor) for subida in subidas]


def leer(archivo: Archivo) -> bytes | None:
    return storage.get(_place(archivo.clave))


def borrar(clave: str) -> None:
    storage.delete(_place(clave))


def _place(clave: str) -> str:
    return f"solicitudes/{clave}"
