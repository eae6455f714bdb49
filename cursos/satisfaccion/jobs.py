"""The mail that asks for an answer."""

from __future__ import annotations

from typing import Any

from cursos.cohortes.models import EstadoParticipante, Participante
from cursos.satisfaccion import emails
from cursos.satisfaccion.queries import find_valoracion, ultimo_dia
from cursos.satisfaccion.services import PEDIR, puede_responder
from plataforma.clock import now
from plataforma.db import db
from plataforma.identidad.models import EstadoUsuario
from plataforma.jobs import job


@job(PEDIR)
def pedir(payload: dict[str, Any]) -> None:
    """Ask, unless the person left, answered or closed the account meanwhile."""
    participante = db.session.get(Participante, payload["participante"])
    if (
        participante is None
        or participante.estado != EstadoParticipante.INSCRITO
        or not puede_responder(participante)
        or now().date() > ultimo_dia(participante.cohorte)
        or find_valoracion(participante.id) is not None
    ):
        return
    usuario = participante.usuario
    if usuario is not None and usuario.estado == EstadoUsuario.ACTIVO:
        emails.mail_encuesta(participante, usuario)
