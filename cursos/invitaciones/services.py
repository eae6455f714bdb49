"""From the link to a place in the course."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from cursos.cohortes import emails
from cursos.cohortes.espera import ocupar
from cursos.cohortes.lugares import count_libres
from cursos.cohortes.models import EstadoParticipante, Participante
from cursos.cohortes.services import lock
from cursos.invitaciones import errors
from cursos.invitaciones.queries import find_por_token
from plataforma import audit
from plataforma.db import db
from plataforma.email import Correo, EstadoCorreo, forget
from plataforma.errors import NotFoundError
from plataforma.jobs import enqueue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cursos.importaciones.models import Importacion
    from plataforma.identidad.models import Usuario

AT_A_TIME = 500


def avisar(importacion: Importacion) -> None:
    """Have everybody of a confirmed list told, once the confirmation is committed."""
    enqueue("invitaciones.avisar", {"importacion": importacion.id})


def retener_avisos(participantes: Sequence[int]) -> None:
    """Take back the mails to these people that have not left yet."""
    for first in range(0, len(participantes), AT_A_TIME):
        asked = [emails.origen(p) for p in participantes[first : first + AT_A_TIME]]
        forget(Correo.origen.in_(asked), Correo.estado == EstadoCorreo.EN_COLA)


def aceptar_invitacion(token: str, usuario: Usuario) -> Participante:
    """Link the person on the list with the account that opened the link, and enrol it. Once."""
    participante = find_por_token(token)
    if participante is None:
        raise NotFoundError
    lock(participante.cohorte_id)
    db.session.refresh(participante)
    if participante.estado == EstadoParticipante.RETIRADO and not participante.se_fue:
        raise errors.InvitacionRetiradaError
    if participante.usuario_id not in (None, usuario.id):
        raise errors.InvitacionUsadaError
    if participante.estado != EstadoParticipante.INSCRITO:
        if is_in(participante, usuario):
            raise errors.YaParticipaError
        if participante.estado == EstadoParticipante.EN_ESPERA:
            participante.usuario_id = usuario.id  # the line is theirs; the seat comes with its turn
            return participante
        # Who left gave the seat back; somebody else may have it by now.
        left = participante.estado == EstadoParticipante.RETIRADO
        if left and count_libres(participante.cohorte, participante.pais) < 1:
            raise errors.CohorteLlenaError
        vincular(participante, usuario)
    return participante


def vincular(participante: Participante, usuario: Usuario) -> None:
    """Give the person of the list a place in the course with this account."""
    ocupar(participante, usuario)
    audit.record(
        "cohorte.vincular",
        ("participante", participante.id),
        actor=usuario,
        datos={"cohorte": participante.cohorte_id},
    )


def vincular_pendientes(usuario: Usuario) -> int:
    """Enrol the account where a chamber waits for its proven address; return how many times.

    A line on a waiting list becomes the account's, and waits on.
    """
    if usuario.correo_verificado_el is None:
        return 0
    waiting = db.session.scalars(
        select(Participante)
        .where(
            Participante.correo == usuario.correo,
            Participante.estado.in_((EstadoParticipante.PENDIENTE, EstadoParticipante.EN_ESPERA)),
            Participante.usuario_id.is_(None),
        )
        .order_by(Participante.cohorte_id)  # everybody locks in the same order
    ).all()
    linked = 0
    for participante in waiting:
        lock(participante.cohorte_id)
        db.session.refresh(participante)
        if participante.usuario_id is not None or is_in(participante, usuario):
            continue
        if participante.estado == EstadoParticipante.EN_ESPERA:
            participante.usuario_id = usuario.id
        elif participante.estado == EstadoParticipante.PENDIENTE:
            vincular(participante, usuario)
            emails.mail_inscrito(participante, usuario)
            linked += 1
    return linked


def is_in(participante: Participante, usuario: Usuario) -> bool:
    """Whether the account is in the same cohort through another line of the list."""
    found = select(Participante.id).where(
        Participante.cohorte_id == participante.cohorte_id,
        Participante.usuario_id == usuario.id,
        Participante.id != participante.id,
    )
    return db.session.scalar(found) is not None
