"""Invitations that open nothing, and what to do."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.errors import DomainError


class InvitacionUsadaError(DomainError):
    mensaje = _l("Esta invitación ya la usó otra cuenta. Pida un enlace nuevo a su cámara.")


class InvitacionRetiradaError(DomainError):
    mensaje = _l("Esta invitación ya no está activa. Escriba a su cámara.")


class CohorteLlenaError(DomainError):
    mensaje = _l("La cohorte ya no tiene lugares. Escriba a su cámara.")


class YaParticipaError(DomainError):
    mensaje = _l("Su cuenta ya está en esta cohorte con otra invitación.")


class CodigoDesconocidoError(DomainError):
    mensaje = _l(
        "No encontramos ese código. Revise las letras y los números, o pida el enlace a su cámara."
    )
