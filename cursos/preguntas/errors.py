"""Why an answer cannot be taken as it is, and what to do."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.errors import DomainError


class RespuestaIncompletaError(DomainError):
    """The answer cannot be saved as it is; the page shows why beside the question."""

    mensaje = _l("Elija una respuesta.")


class RespuestaAjenaError(RespuestaIncompletaError):
    mensaje = _l("Esa respuesta no es de esta pregunta. Vuelva a la lección y responda otra vez.")


class NumeroIlegibleError(RespuestaIncompletaError):
    mensaje = _l("Escriba un número, por ejemplo 5,6.")


class TextoVacioError(RespuestaIncompletaError):
    mensaje = _l("Escriba su respuesta.")


class FaltanPartesError(RespuestaIncompletaError):
    """`faltan`: how many parts have no answer yet."""

    mensaje = _l("Complete todo antes de responder. Le falta: %(faltan)s.")


class LugarRepetidoError(RespuestaIncompletaError):
    mensaje = _l("Dos tienen el mismo lugar. Dele a cada uno un número distinto.")
