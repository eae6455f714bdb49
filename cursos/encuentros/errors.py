"""Refusals about meetings."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.errors import DomainError


class SinLugarError(DomainError):
    mensaje = _l("Escriba un lugar o un enlace: hay que saber adónde ir.")


class YaPasoError(DomainError):
    mensaje = _l("Esa fecha y hora ya pasaron. Elija una que esté por venir.")


class EncuentroCanceladoError(DomainError):
    mensaje = _l("Este encuentro se canceló.")


class CodigoAsistenciaError(DomainError):
    mensaje = _l("Ese no es el código de este encuentro. Mírelo otra vez en la pantalla.")


class AsistenciaCerradaError(DomainError):
    mensaje = _l(
        "El código sirve desde 30 minutos antes del encuentro hasta 3 horas después. "
        "Pida a quien facilita que anote su asistencia."
    )
