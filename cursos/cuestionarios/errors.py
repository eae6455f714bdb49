"""Refusals of the final quiz."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.errors import DomainError


class SinIntentosError(DomainError):
    """`abre`: when the next try opens, in words."""

    mensaje = _l("Ya usó sus intentos. El próximo se abre el %(abre)s.")


class YaAprobadaError(DomainError):
    mensaje = _l("Ya aprobó esta evaluación. Puede ver su resultado cuando quiera.")


class YaEntregadoError(DomainError):
    mensaje = _l("Este intento ya se entregó. Sus respuestas quedaron como estaban.")


class PreguntaAjenaError(DomainError):
    mensaje = _l("Esa pregunta no es de este intento. Vuelva a la evaluación y siga desde ahí.")


class TiempoAgotadoError(DomainError):
    """The answer came after the end of the try; the try is handed in with what it had."""

    mensaje = _l(
        "Se acabó el tiempo. Esta última respuesta llegó tarde y no cuenta. "
        "Entregamos las que ya estaban guardadas."
    )


class NoEstaEnElCursoError(DomainError):
    mensaje = _l(
        "Ninguna persona de este curso tiene ese correo. Revise cómo está escrito "
        "o pida a la persona que se inscriba."
    )
