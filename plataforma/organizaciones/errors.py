"""Refusals about organisations."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.errors import DomainError


class CuentaDesconocidaError(DomainError):
    mensaje = _l(
        "No hay ninguna cuenta con ese correo. Pida a la persona que cree la suya primero."
    )


class YaEsMiembroError(DomainError):
    mensaje = _l("Esta persona ya actúa por la organización. Quítela primero si cambia de papel.")


class OrganizacionRepetidaError(DomainError):
    mensaje = _l("Ya hay una organización con ese nombre en ese país.")
