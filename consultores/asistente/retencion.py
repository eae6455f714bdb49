"""How long what somebody without an account wrote is kept: a year after it ended.

A draft that never left goes a month after it began. The same job asks for itself again.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from consultores.asistente.invitados import olvidar, solicitud_de
from consultores.solicitudes.estados import FINALES
from plataforma.clock import now
from plataforma.identidad.invitados import list_invitados
from plataforma.jobs import enqueue, job
from plataforma.jobs.services import list_waiting

if TYPE_CHECKING:
    from datetime import datetime

    from plataforma.identidad.models import Usuario

RETENCION = "asistente.olvidar_invitados"
UN_ANIO = timedelta(days=365)
SIN_ENVIAR = timedelta(days=30)
CADA = timedelta(days=1)


def programar() -> None:
    """Ask for the first round; one that waits already is enough."""
    if not list_waiting(RETENCION):
        enqueue(RETENCION, {})


@job(RETENCION)
def forget_guests(_payload: dict[str, Any]) -> None:
    """Forget whose time is over. Twice, or on two machines, it finds nothing the second time."""
    for persona in list_invitados(now() - SIN_ENVIAR):
        if _is_over(persona, now()):
            olvidar(persona)
    enqueue(RETENCION, {}, no_antes_el=now() + CADA)


def _is_over(persona: Usuario, moment: datetime) -> bool:
    solicitud = solicitud_de(persona)
    if solicitud is None:
        return True
    if solicitud.enviada_el is None:
        return moment - solicitud.actualizada_el > SIN_ENVIAR
    ended = solicitud.cerrada_el if solicitud.estado in FINALES else None
    return ended is not None and moment - ended > UN_ANIO
