"""What can happen to the people in a cohort."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from cursos.cohortes import errors
from cursos.cohortes.enlaces import nuevo_enlace
from cursos.cohortes.espera import promover
from cursos.cohortes.lugares import SIN_LUGAR, count_libres
from cursos.cohortes.models import Cohorte, EstadoParticipante, Participante
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario


def retirar(participante: Participante, *, actor: Usuario) -> None:
    """Take somebody off the list. Their place in the course is theirs and stays."""
    lock(participante.cohorte_id)
    db.session.refresh(participante, ["estado", "usuario_id"])
    if participante.estado == EstadoParticipante.RETIRADO:
        return
    had_seat = participante.estado not in SIN_LUGAR
    participante.estado = EstadoParticipante.RETIRADO
    participante.retirado_el, participante.espera_el = now(), None
    participante.se_fue = participante.usuario_id == actor.id
    audit.record(
        "cohorte.retirar",
        ("participante", participante.id),
        actor=actor,
        datos={"cohorte": participante.cohorte_id, "se_fue": participante.se_fue},
    )
    if had_seat:
        db.session.flush()
        promover(participante.cohorte)


def reincorporar(participante: Participante, *, actor: Usuario) -> None:
    """Undo a withdrawal that the chamber made."""
    lock(participante.cohorte_id)
    db.session.refresh(participante, ["estado", "se_fue"])
    if participante.estado != EstadoParticipante.RETIRADO:
        return
    if participante.se_fue:
        raise errors.SeFueError
    if count_libres(participante.cohorte, participante.pais) < 1:
        raise errors.CupoError(libres=0, nuevos=1)
    if participante.usuario_id is None:
        # The link that went around before is dead: a new one has to be sent.
        enlace = nuevo_enlace()
        participante.semilla = enlace.semilla
        participante.token_hash, participante.codigo_hash = enlace.token_hash, enlace.codigo_hash
        participante.estado = EstadoParticipante.PENDIENTE
    else:
        participante.estado = EstadoParticipante.INSCRITO
    participante.retirado_el = None
    audit.record("cohorte.reincorporar", ("participante", participante.id), actor=actor)


def lock(cohorte_id: int) -> None:
    """One change of a cohort's list at a time (PostgreSQL; SQLite has one writer anyway)."""
    db.session.execute(select(Cohorte.id).where(Cohorte.id == cohorte_id).with_for_update())
