"""Refusals of the discussion, by the name of their rule."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.errors import DomainError


class DudaCerradaError(DomainError):
    mensaje = _l("Esta duda está cerrada y no recibe más respuestas. Puede preguntar otra cosa.")


class EdicionVencidaError(DomainError):
    mensaje = _l("Ya no se puede cambiar este texto. Escriba una respuesta nueva para corregirlo.")


class CambioEnOtraPaginaError(DomainError):
    mensaje = _l(
        "Este texto cambió en otra página después de abrir esta. Abajo está lo que escribió aquí:"
        " si lo guarda, reemplaza al otro."
    )


class AporteOcultoError(DomainError):
    mensaje = _l("Este texto ya no está a la vista.")


class AportePropioError(DomainError):
    mensaje = _l("Lo escribió usted: eso lo pueden hacer las demás personas.")


class SoloRespuestasError(DomainError):
    mensaje = _l("Eso se hace con una respuesta, no con la duda misma.")
