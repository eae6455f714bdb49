"""From the link to a place in the course."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from cursos.cohortes.lugares import count_libres
from cursos.cohortes.models import EstadoParticipante, Participante
from cursos.cohortes.services import lock
from cursos.inscripciones.models import Origen
from cursos.inscripciones.services import inscribir
from cursos.invitaciones import emails, errors
from cursos.invitaciones.queries import find_por_token
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db
from plataforma.errors import NotFoundError
from plataforma.jobs import enqueue

if TYPE_CHECKING:
    from cursos.importaciones.models import Importacion
    from plataforma.identidad.models import Usuario


def avisar(importacion: Importacion) -> None:
    """Have everybody of a confirmed list told, once the confirmation is committed."""
    enqueue("invitaciones.avisar", {"importacion": importacion.id})


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
        if _is_in(participante, usuario):
            raise errors.YaParticipaError
        # Who left gave the seat back; somebody else may have it by now.
        left = participante.estado == EstadoParticipante.RETIRADO
        if left and count_libres(participante.cohorte, participante.pais) < 1:
            raise errors.CohorteLlenaError
        vincular(participante, usuario)
    return participante


def vincular(participante: Participante, usuario: Usuario) -> None:
    """Give the person of the list a place in the course with this account."""
    inscripcion = inscribir(usuario, participante.cohorte.curso, origen=Origen.COHORTE)
    participante.usuario_id = usuario.id
    participante.inscripcion_id = inscripcion.id
    participante.estado = EstadoParticipante.INSCRITO
    participante.inscrito_el = now()
    participante.retirado_el, participante.se_fue = None, False
    audit.record(
        "cohorte.vincular",
        ("participante", participante.id),
        actor=usuario,
        datos={"cohorte": participante.cohorte_id},
    )


def vincular_pendientes(usuario: Usuario) -> int:
    """Enrol the account where a chamber waits for its proven address; return how many times."""
    if usuario.correo_verificado_el is None:
        return 0
    waiting = db.session.scalars(
        select(Participante).where(
            Participante.correo == usuario.correo,
            Participante.estado == EstadoParticipante.PENDIENTE,
            Participante.usuario_id.is_(None),
        )
    ).all()
    linked = [p for p in waiting if not _is_in(p, usuario)]
    for participante in linked:
        vincular(participante, usuario)
        emails.mail_inscrito(participante, usuario)
    return len(linked)


def _is_in(participante: Participante, usuario: Usuario) -> bool:
    """Whether the account is in the same cohort through another line of the list."""
    found = select(Participante.id).where(
        Participante.cohorte_id == participante.cohorte_id,
        Participante.usuario_id == usuario.id,
        Participante.id != participante.id,
    )
    return db.session.scalar(found) is not None
