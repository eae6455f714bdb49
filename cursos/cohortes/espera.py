"""The waiting list: who comes next when a seat is free. Hold `services.lock` before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from cursos.cohortes import emails
from cursos.cohortes.lugares import lugares_de
from cursos.cohortes.models import EstadoParticipante, Participante
from cursos.cohortes.recorrido import colocar_varios
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario


def promover(cohorte: Cohorte) -> int:
    """Give the free seats to who waits, first come first served; return to how many.

    A country with a quota has its own seats: who waits for others is passed over.
    """
    seats = lugares_de(cohorte)
    if seats.libres() < 1:
        return 0
    waiting = db.session.scalars(
        select(Participante)
        .where(
            Participante.cohorte_id == cohorte.id,
            Participante.estado == EstadoParticipante.EN_ESPERA,
        )
        .order_by(Participante.espera_el, Participante.id)
    ).all()
    promoted = 0
    for participante in waiting:
        if seats.libres(participante.pais) > 0:
            seats.ocupar(participante.pais)
            _dar_lugar(participante)
            promoted += 1
    db.session.flush()
    return promoted


def _dar_lugar(participante: Participante) -> None:
    """Enrol or invite somebody who waited, and tell them."""
    participante.espera_el = None
    usuario = participante.usuario
    if usuario is not None:
        ocupar(participante, usuario)
        emails.mail_lugar(participante, usuario)
        participante.avisado_el = now()
    else:
        participante.estado = EstadoParticipante.PENDIENTE
        if participante.correo:
            emails.mail_invitacion(participante)
            participante.avisado_el = now()
    audit.record(
        "cohorte.dar_lugar",
        ("participante", participante.id),
        actor=None,
        datos={"cohorte": participante.cohorte_id},
    )


def ocupar(participante: Participante, usuario: Usuario) -> None:
    """Give somebody with a seat their place in the course, with this account."""
    (place,) = colocar_varios([usuario], participante.cohorte, actor=usuario)
    participante.usuario_id = usuario.id
    participante.inscripcion = place
    participante.estado = EstadoParticipante.INSCRITO
    participante.inscrito_el = now()
    participante.retirado_el, participante.se_fue, participante.espera_el = None, False, None


def esperar(participante: Participante) -> None:
    """Put somebody at the end of the waiting list."""
    participante.estado, participante.espera_el = EstadoParticipante.EN_ESPERA, now()
    participante.retirado_el, participante.se_fue = None, False


def posicion_de(participante: Participante) -> int:
    """Return the place in the line for the same seats, from 1: three statements."""
    seats = lugares_de(participante.cohorte)
    if participante.pais in seats.cupos:
        same = Participante.pais == participante.pais
    else:
        same = Participante.pais.not_in(list(seats.cupos))
    before = select(func.count(Participante.id)).where(
        Participante.cohorte_id == participante.cohorte_id,
        Participante.estado == EstadoParticipante.EN_ESPERA,
        same,
        or_(
            Participante.espera_el < participante.espera_el,
            (Participante.espera_el == participante.espera_el)
            & (Participante.id < participante.id),
        ),
    )
    return (db.session.scalar(before) or 0) + 1
