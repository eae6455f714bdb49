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


class YaEstaError(DomainError):
    mensaje = _l("Esa persona ya está en la lista de esta cohorte, o se retiró de ella.")


class SinLugarError(DomainError):
    mensaje = _l("No quedan lugares para personas de ese país.")


class YaVinoError(DomainError):
    mensaje = _l("La persona ya entró con su cuenta o se retiró: sus datos los corrige ella.")


class SinCorreoError(DomainError):
    mensaje = _l("No hay un correo al que enviar la invitación. Dele su código o su enlace.")


class RecienEnviadaError(DomainError):
    mensaje = _l("La invitación ya se envió en las últimas 24 horas. Espere a mañana.")


class CorreoSinConfirmarError(DomainError):
    mensaje = _l("Confirme primero su correo: hay un lugar reservado para esa dirección.")
