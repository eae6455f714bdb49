"""Refusals of the reviews, by the name of their rule."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.errors import DomainError


class RevisionCerradaError(DomainError):
    mensaje = _l("Esta revisión ya está cerrada.")
