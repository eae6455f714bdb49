"""How the states of an invitation read."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.equipos.models import EstadoInvitacion

NOMBRES_ESTADO = {
    EstadoInvitacion.PENDIENTE: _l("Pendiente"),
    EstadoInvitacion.ACEPTADA: _l("Aceptada"),
    EstadoInvitacion.VENCIDA: _l("Vencida"),
    EstadoInvitacion.RETIRADA: _l("Retirada"),
}
TONOS_ESTADO = {
    EstadoInvitacion.PENDIENTE: "info",
    EstadoInvitacion.ACEPTADA: "exito",
    EstadoInvitacion.VENCIDA: "atencion",
    EstadoInvitacion.RETIRADA: "neutro",
}
