"""Refusals about the team of an organisation."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.errors import DomainError


class UltimaGestionError(DomainError):
    mensaje = _l(
        "Es la única persona que gestiona la organización. Primero traspase la gestión a otra."
    )


class YaInvitadaError(DomainError):
    mensaje = _l("Esa dirección ya tiene una invitación pendiente. Retírela o reenvíela.")


class InvitacionCerradaError(DomainError):
    mensaje = _l("Esta invitación ya no está activa. Pida otra a quien la envió.")


class InvitacionAjenaError(DomainError):
    mensaje = _l("Esta invitación es para otra dirección. Entre con la cuenta que la recibió.")


class TraspasoASiError(DomainError):
    mensaje = _l("Elija a otra persona: usted ya gestiona la organización.")
