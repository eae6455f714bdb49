"""Rules of the network about levels and areas."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.errors import DomainError


class NivelDeInstitucionError(DomainError):
    mensaje = _l("El nivel N4 es solo para instituciones: elija otro.")


class DemasiadasAreasError(DomainError):
    mensaje = _l("Elija 6 áreas o menos: las que mejor conoce.")
