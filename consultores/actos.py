"""How the audit page says the acts of the network."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

ACTOS = {
    "consultor.acreditar": _l("Acreditó a un consultor"),
    "consultor.olvidar": _l("Cerró su cuenta de consultor"),
    "consultor.postulado": _l("Se postuló como consultor"),
    "consultor.rechazar": _l("No acreditó a un consultor"),
    "consultor.suspender": _l("Suspendió a un consultor"),
    "solicitud.aceptar": _l("Aceptó una solicitud"),
    "solicitud.asignar": _l("Asignó una solicitud a un consultor"),
    "solicitud.cancelar": _l("Canceló una solicitud"),
    "solicitud.confirmar": _l("Confirmó el resultado de una solicitud"),
    "solicitud.declinar": _l("Declinó una solicitud"),
    "solicitud.descartar": _l("Descartó un borrador de solicitud"),
    "solicitud.empezar": _l("Empezó a trabajar en una solicitud"),
    "solicitud.entregar": _l("Entregó el resultado de una solicitud"),
    "solicitud.enviar": _l("Envió una solicitud"),
    "solicitud.liberar": _l("Dejó una solicitud sin consultor al cerrar su cuenta"),
    "solicitud.mensaje": _l("Escribió un mensaje en una solicitud"),
    "solicitud.pedir_ajustes": _l("Pidió ajustes en una solicitud"),
    "solicitud.replica": _l("Respondió a una calificación"),
    "solicitud.retirar": _l("Retiró una solicitud a un consultor"),
}
