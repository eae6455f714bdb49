"""The mails of a list, after its confirmation."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from cursos.cohortes.emails import mail_inscrito, mail_invitacion
from cursos.cohortes.lugares import SIN_LUGAR
from cursos.cohortes.models import Participante
from plataforma.clock import now
from plataforma.db import db
from plataforma.jobs import enqueue, job

BATCH = 25  # mails written in one transaction, so that it stays short


@job("invitaciones.avisar")
def avisar(payload: dict[str, Any]) -> None:
    """Queue the mails of an import, a batch at a time; who was told is not told again."""
    waiting = db.session.scalars(
        select(Participante)
        .where(
            Participante.importacion_id == payload["importacion"],
            Participante.correo.is_not(None),
            Participante.avisado_el.is_(None),
            Participante.estado.not_in(SIN_LUGAR),
        )
        .options(joinedload(Participante.usuario))
        .order_by(Participante.id)
        .limit(BATCH)
    ).all()
    for participante in waiting:
        if participante.usuario is not None:
            mail_inscrito(participante, participante.usuario)
        else:
            mail_invitacion(participante)
        participante.avisado_el = now()
    if len(waiting) == BATCH:
        enqueue("invitaciones.avisar", payload)
