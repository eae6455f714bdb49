"""What the two sides write to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from consultores.solicitudes import emails
from consultores.solicitudes.borradores import INTENTO
from consultores.solicitudes.errors import ConversacionCerradaError, YaNoEsSuyaError
from consultores.solicitudes.models import Mensaje, Solicitud
from consultores.solicitudes.services import lock
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario


def escribir(solicitud: Solicitud, *, actor: Usuario, texto: str, intento: str) -> Mensaje:
    """Add a message; the same form sent twice gives one."""
    lock(solicitud)
    papel = solicitud.papel_de(actor)
    if papel is None:
        raise YaNoEsSuyaError
    intento = intento[:INTENTO]
    found = db.session.scalar(
        select(Mensaje).where(Mensaje.solicitud_id == solicitud.id, Mensaje.intento == intento)
    )
    if found is not None:
        return found
    if not solicitud.se_conversa:
        raise ConversacionCerradaError
    mensaje = Mensaje(
        intento=intento, autor=actor, papel=papel, texto=texto.strip(), enviado_el=now()
    )
    solicitud.mensajes.append(mensaje)
    solicitud.actualizada_el = mensaje.enviado_el
    audit.record("solicitud.mensaje", ("solicitud", solicitud.referencia), actor=actor)
    emails.mensaje(solicitud, mensaje)
    return mensaje
