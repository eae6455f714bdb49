"""Why questions are not brought into a draft."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.errors import DomainError


class PreguntasIlegiblesError(DomainError):
    mensaje = _l(
        "Antes corrija el archivo «%(archivo)s»: así como está no se le puede agregar nada."
    )


class MuchasPreguntasError(DomainError):
    mensaje = _l(
        "Con estas preguntas, «%(archivo)s» pasaría de %(maximo)s KB. Traiga menos, o repártalas"
        " entre módulos."
    )


class BorradorCambioError(DomainError):
    mensaje = _l(
        "El borrador cambió mientras se leía el archivo. No se trajo nada: envíelo otra vez."
    )
