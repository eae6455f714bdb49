"""Files that people hand over: known by their content, kept under a random key."""

from __future__ import annotations

import io
import logging
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask_babel import lazy_gettext as _l

from plataforma.antivirus import SinRespuestaError, virus_en
from plataforma.errors import DomainError

if TYPE_CHECKING:
    from collections.abc import Iterable

log = logging.getLogger(__name__)
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


def subidas_de(enviados: Iterable[Any] | None) -> list[Subida]:
    """Return the files that came with a field; an empty field sends one without a name."""
    return [Subida(f.filename, f.read()) for f in enviados or () if getattr(f, "filename", "")]


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


class ArchivoConVirusError(ArchivoError):
    mensaje = _l("El archivo tiene un virus. Límpielo con un antivirus o envíe otra copia.")


class ArchivoSinRevisarError(ArchivoError):
    mensaje = _l("Ahora no podemos revisar si el archivo tiene virus. Intente en unos minutos.")


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
    revisar(subida.datos)
    return tipo


def revisar(datos: bytes) -> None:
    """Refuse a file with a virus; where a scanner is set and silent, refuse every file."""
    try:
        virus = virus_en(datos)
    except SinRespuestaError as error:
        raise ArchivoSinRevisarError from error
    if virus:
        log.warning("a file was refused: %s", virus)
        raise ArchivoConVirusError


def clean_name(nombre: str, tipo: str) -> str:
    """Return a harmless name for saving, with the extension that the content deserves."""
    stem = nombre.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    kept = "".join(c for c in stem if c.isprintable() and c not in '<>:"/|?*;').strip(" .")
    return f"{kept[:MAX_NAME] or 'archivo'}.{tipo}"
