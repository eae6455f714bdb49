"""Refusals of the desk, by the name of their rule."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.errors import DomainError


class NoSePuedeAsignarError(DomainError):
    mensaje = _l("No se puede ofrecer a %(nombre)s: %(motivo)s.")


class NadaQueTraspasarError(DomainError):
    mensaje = _l("%(nombre)s no tiene trabajo abierto que pasar a otras personas.")


class FaltaConsultorError(DomainError):
    mensaje = _l("Elija a quién ofrecerla.")
