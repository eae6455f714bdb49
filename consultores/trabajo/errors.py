"""Refusals of the work on a request, by the name of their rule."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.errors import DomainError


class FechaDeEntregaError(DomainError):
    mensaje = _l("Elija un día desde mañana y a más tardar el %(dia)s, que es lo prometido.")


class SinAlcanceError(DomainError):
    mensaje = _l("Todavía no hay una propuesta con la cual estar de acuerdo.")


class AlcanceCambioError(DomainError):
    mensaje = _l("La propuesta cambió mientras la leía. Léala otra vez y diga si está de acuerdo.")


class HorasError(DomainError):
    mensaje = _l("Anote entre un cuarto de hora y 24 horas en un día, en cuartos de hora.")


class DiaDeHorasError(DomainError):
    mensaje = _l("Elija un día entre el %(desde)s, cuando la aceptó, y hoy.")


class SoloElMismoDiaError(DomainError):
    mensaje = _l(
        "Las horas se corrigen el mismo día en que se anotan. Explique el cambio por mensaje."
    )


class YaPidioPausaError(DomainError):
    mensaje = _l("Ya hay una pausa pedida que espera respuesta.")


class SinPausaPedidaError(DomainError):
    mensaje = _l("Ya no hay una pausa pedida que espere su respuesta.")
