"""Files that people hand over: known by their content, kept under a random key."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

from plataforma.errors import DomainError

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


class ArchivoError(DomainError):
    """A file that is not taken; shown beside the field."""


class ArchivoVacioError(ArchivoError):
    mensaje = _l("El archivo está vacío. Elija otro.")


class ArchivoGrandeError(ArchivoError):
    mensaje = _l("El archivo pesa más de 5 MB. Redúzcalo o divídalo en partes.")


class ArchivoNoAdmitidoError(ArchivoError):
    mensaje = _l(
        "El archivo debe ser PDF, DOCX, XLSX, PNG o JPG. Guárdelo en uno de esos formatos."
    )


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


def clean_name(nombre: str, tipo: str) -> str:
    """Return a harmless name for saving, with the extension that the content deserves."""
    stem = nombre.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    kept = "".join(c for c in stem if c.isprintable() and c not in '<>:"/|?*;').strip(" .")
    return f"{kept[:MAX_NAME] or 'archivo'}.{tipo}"
