"""The mails of a message, some at a time."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from cursos.cohortes.alcance import Vista
from cursos.cohortes.models import EstadoParticipante, Participante
from cursos.mensajes.emails import mail_mensaje
from cursos.mensajes.models import DestinatarioMensaje, MensajeCohorte, SinMensajes, Via
from plataforma.clock import now
from plataforma.db import db
from plataforma.jobs import enqueue, job
from plataforma.organizaciones.models import Organizacion

BATCH = 25  # mails written in one transaction, so that it stays short


@job("mensajes.enviar")
def enviar(payload: dict[str, Any]) -> None:
    """Queue the next mails; who has one gets no second, who left meanwhile gets none."""
    mensaje = db.session.get(MensajeCohorte, payload["mensaje"])
    if mensaje is None:
        return
    waiting = db.session.scalars(
        select(DestinatarioMensaje)
        .where(
            DestinatarioMensaje.mensaje_id == mensaje.id,
            DestinatarioMensaje.via == Via.CORREO,
            DestinatarioMensaje.hecho_el.is_(None),
        )
        .options(joinedload(DestinatarioMensaje.participante).joinedload(Participante.usuario))
        .order_by(DestinatarioMensaje.id)
        .limit(BATCH)
    ).all()
    vista = Vista(mensaje.cohorte, db.session.get_one(Organizacion, mensaje.organizacion_id))
    for destinatario in waiting:
        if _still_wants(destinatario.participante):
            mail_mensaje(mensaje, destinatario.participante, vista)
            destinatario.hecho_el = now()
        else:
            db.session.delete(destinatario)
    if len(waiting) == BATCH:
        enqueue("mensajes.enviar", payload)


def _still_wants(p: Participante) -> bool:
    left = p.estado == EstadoParticipante.RETIRADO
    return not left and db.session.get(SinMensajes, p.id) is None
