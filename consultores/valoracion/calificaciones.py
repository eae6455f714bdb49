"""The firm's word on the result: with the closing, or after it where nobody said anything."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from consultores.pasos import emails_consultor, entregables
from consultores.solicitudes import desempeno
from consultores.solicitudes.causas import Desenlace
from consultores.solicitudes.errors import YaNoEsSuyaError
from consultores.solicitudes.estados import Estado, Papel
from consultores.solicitudes.intercambio import Calificacion
from consultores.solicitudes.movimientos import lock
from consultores.valoracion import revisiones
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db

if TYPE_CHECKING:
    from consultores.pasos.entregables import Opinion
    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import Usuario

DESPUES = timedelta(days=90)  # until the network asks what came of it
SIN_PALABRA = (Desenlace.TACITA, Desenlace.CERRADA)  # closed without the firm's word


def puede_calificar(solicitud: Solicitud) -> bool:
    """Whether it was closed without the firm's word, not long ago."""
    closed = solicitud.cerrada_el
    return (
        solicitud.estado == Estado.CERRADA
        and solicitud.desenlace in SIN_PALABRA
        and solicitud.calificacion is None
        and solicitud.consultor is not None
        and closed is not None
        and now() - closed <= DESPUES
    )


def calificar(solicitud: Solicitud, opinion: Opinion, *, actor: Usuario) -> None:
    """Take the four answers: they close the request, or come after it was closed."""
    lock(solicitud)
    if puede_calificar(solicitud):
        _rate_late(solicitud, opinion, actor)
    else:
        entregables.confirmar(solicitud, opinion, actor=actor)
    if solicitud.consultor is not None:
        revisiones.abrir_si_toca(solicitud.consultor)


def _rate_late(solicitud: Solicitud, opinion: Opinion, actor: Usuario) -> None:
    if solicitud.papel_de(actor) != Papel.SOLICITANTE:
        raise YaNoEsSuyaError
    solicitud.calificacion = Calificacion(
        contactada=opinion.contactada,
        util=opinion.util,
        a_tiempo=opinion.a_tiempo,
        trato=opinion.trato,
        comentario=opinion.comentario.strip(),
        calificada_el=now(),
    )
    db.session.flush()
    audit.record("solicitud.calificar", ("solicitud", solicitud.referencia), actor=actor)
    if solicitud.consultor_id is not None:
        desempeno.actualizar(solicitud.consultor_id)
    emails_consultor.cerrada(solicitud)
