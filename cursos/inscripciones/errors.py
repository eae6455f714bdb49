"""Refusals about a place in a course."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.errors import DomainError


class CursoSinPublicarError(DomainError):
    mensaje = _l("Este curso todavía no está abierto. Elija otro del catálogo.")
