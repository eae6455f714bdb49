"""Files of a request: known by their content, kept under a random key."""

from __future__ import annotations

import io
import secrets
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from consultores.solicitudes.errors import (
    ArchivoGrandeError,
    ArchivoNoAdmitidoError,
    ArchivoVacioError,
)
from consultores.solicitudes.models import Archivo
from plataforma import storage

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario

MAX_BYTES = 5 * 1024 * 1024
MIME = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "png": "image/png",
    "jpg": "image/jpeg",
}
ACEPTA = ".pdf,.docx,.xlsx,.png,.jpg,.jpeg"
OFFICE = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
PDF_WINDOW = 1024  # bytes in which readers look for the mark of a PDF
MAX_NAME = 150


@dataclass(frozen=True)
class Subida:
    """A file as the browser sent it: nothing in it is trusted."""

    nombre: str
    datos: bytes


def tipo_de(datos: bytes) -> str | None:
    """Return the type that the content shows, or None when it is not one of ours."""
    if b"%PDF-" in datos[:PDF_WINDOW]:
        return "pdf"
    if datos.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if datos.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if datos.startswith(b"PK\x03\x04"):
        return _office_type(datos)
    return None


def _office_type(datos: bytes) -> str | None:
    """Look at the list of names only; nothing is unpacked. Macros are refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(datos)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return None
    if "[Content_Types].xml" not in names or any("vbaProject" in name for name in names):
        return None
    return next((kind for kind, part in OFFICE.items() if part in names), None)


def check(subida: Subida) -> str:
    """Return the type of the file, or raise what is wrong with it."""
    if not subida.datos:
        raise ArchivoVacioError
    if len(subida.datos) > MAX_BYTES:
        raise ArchivoGrandeError
    tipo = tipo_de(subida.datos)
    if tipo is None:
        raise ArchivoNoAdmitidoError
    return tipo


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


def clean_name(nombre: str, tipo: str) -> str:
    """Return a harmless name for saving, with the extension that the content deserves."""
    stem = nombre.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    kept = "".join(c for c in stem if c.isprintable() and c not in '<>:"/|?*;').strip(" .")
    return f"{kept[:MAX_NAME] or 'archivo'}.{tipo}"


def _place(clave: str) -> str:
    return f"solicitudes/{clave}"
