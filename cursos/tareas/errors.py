"""Refusals about worksheets."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.errors import DomainError


class FaltanDatosError(DomainError):
    """Something required is empty, or something cannot be read; the page says what."""

    mensaje = _l("Todavía no se puede entregar. Complete lo que está marcado.")


class FaltaArchivoError(DomainError):
    mensaje = _l("Agregue el archivo que pide la hoja antes de entregar.")


class YaAprobadaError(DomainError):
    mensaje = _l("Esta hoja ya está aprobada. Puede seguir usándola y descargarla.")


class DemasiadosArchivosError(DomainError):
    """`maximo`: how many files go with one delivery."""

    mensaje = _l("Se pueden agregar %(maximo)s archivos. Quite uno para cambiarlo.")
