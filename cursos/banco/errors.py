"""Refusals of the bank."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.errors import DomainError


class SinClavesCambiadasError(DomainError):
    mensaje = _l("No hay claves cambiadas que recalificar. Las notas ya están al día.")
