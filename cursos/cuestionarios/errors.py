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


class RespuestaIncompletaError(DomainError):
    """The answer cannot be saved as it is; the page shows why beside the question."""

    mensaje = _l("Elija una respuesta.")


class NumeroIlegibleError(RespuestaIncompletaError):
    mensaje = _l("Escriba un número, por ejemplo 5,6.")
