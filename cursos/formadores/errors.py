"""Why an observation is not kept, or the credential not granted."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.errors import DomainError


class SinFacilitadorError(DomainError):
    mensaje = _l("Esta cohorte no tiene facilitador. Elíjalo primero, en los datos de la cohorte.")


class YaObservadaError(DomainError):
    mensaje = _l("Alguien ya confirmó la observación de este taller.")


class FueraDeFechaError(DomainError):
    mensaje = _l("Escriba un día entre el comienzo y el cierre de la cohorte, no posterior a hoy.")


class FaltanTalleresError(DomainError):
    mensaje = _l("Todavía falta algo. Vea más abajo qué le falta a cada taller.")


class RevocadaError(DomainError):
    mensaje = _l("La administración revocó esta credencial. Escríbale para saber cómo seguir.")
