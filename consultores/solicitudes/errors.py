"""Refusals of the requests, by the name of their rule."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.errors import DomainError


class YaNoEsSuyaError(DomainError):
    mensaje = _l("Esta solicitud ya no está con usted: la atiende otra persona.")


class FaltanDatosError(DomainError):
    mensaje = _l("Complete su pregunta y la descripción antes de enviar.")


class ConsultorNoDisponibleError(DomainError):
    mensaje = _l("%(nombre)s no recibe solicitudes ahora. Elija a otra persona de la red.")


class ConsultorPropioError(DomainError):
    mensaje = _l("No puede pedirse asistencia a sí mismo. Elija a otra persona de la red.")


class YaRespondioError(DomainError):
    mensaje = _l("%(nombre)s ya tuvo esta solicitud. Elija a otra persona de la red.")


class AunEnPlazoError(DomainError):
    mensaje = _l("Todavía están en plazo para responder: espere hasta la fecha prometida.")


class YaLaTomoOtraError(DomainError):
    mensaje = _l(
        "Otra persona aceptó esta solicitud unos instantes antes. No tiene que hacer nada."
    )


class PasoElPlazoError(DomainError):
    mensaje = _l("Pasó el plazo para responder y la solicitud ya no está con usted: fue a otros.")


class LaDeclinoError(DomainError):
    mensaje = _l("Usted declinó esta solicitud y ya no está con usted: pasó a otra persona.")


class FechaDePausaError(DomainError):
    mensaje = _l("Elija un día desde mañana y hasta %(dias)s días más adelante.")


class FaltaMotivoError(DomainError):
    mensaje = _l("Escriba el motivo: la otra parte lo recibe por correo.")


class UnaSolaRevisionError(DomainError):
    mensaje = _l("Los ajustes se piden una sola vez. Escriba un mensaje o confirme la entrega.")


class ConsultorSeFueError(DomainError):
    mensaje = _l("La persona consultora cerró su cuenta. Confirme el resultado o elija a otra.")


class ConversacionCerradaError(DomainError):
    mensaje = _l("La conversación está cerrada. Si necesita algo más, haga una solicitud nueva.")


class YaReplicadaError(DomainError):
    mensaje = _l("La respuesta a una calificación se escribe una sola vez.")


class SinCalificacionError(DomainError):
    mensaje = _l("Todavía no hay una calificación que responder.")
