"""Files of a request: known by their content, kept under a random key."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from consultores.solicitudes.models import Archivo
from plataforma import storage
from plataforma.archivos import check, clean_name

if TYPE_CHECKING:
    from plataforma.archivos import Subida
    from plataforma.identidad.models import Usuario


def guardar(subida: Subida, solicitud_id: int, actor: Usuario) -> Archivo:
    """Store the file. A transaction that fails afterwards leaves an object that nothing names."""
    tipo = check(subida)
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


def leer(archivo: Archivo) -> bytes | None:
    return storage.get(_place(archivo.clave))


def borrar(clave: str) -> None:
    storage.delete(_place(clave))


def _place(clave: str) -> str:
    return f"solicitudes/{clave}"
