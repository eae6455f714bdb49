"""Who may facilitate a cohort, and who shares it."""

from __future__ import annotations

from sqlalchemy import func, select

from cursos.cohortes.models import CamaraInvitada, EstadoParticipante, Participante
from plataforma.db import db
from plataforma.identidad.models import Usuario
from plataforma.organizaciones.models import Membresia, RolMembresia


def list_facilitadores(organizacion_id: int) -> list[Usuario]:
    """Return who may be named to take a cohort to its end, by name."""
    found = (
        select(Usuario)
        .join(Membresia, Membresia.usuario_id == Usuario.id)
        .where(
            Membresia.organizacion_id == organizacion_id,
            Membresia.rol.in_((RolMembresia.GESTOR, RolMembresia.FACILITADOR)),
        )
    )
    return list(db.session.scalars(found.order_by(func.lower(Usuario.nombre))))


def list_camaras_de(cohorte_id: int) -> list[tuple[CamaraInvitada, int]]:
    """Return the chambers that share a cohort, with how many people each one has in it."""
    people = (
        select(func.count(Participante.id))
        .where(
            Participante.cohorte_id == cohorte_id,
            Participante.organizacion_id == CamaraInvitada.organizacion_id,
            Participante.estado != EstadoParticipante.RETIRADO,
        )
        .scalar_subquery()
    )
    rows = db.session.execute(
        select(CamaraInvitada, people)
        .where(CamaraInvitada.cohorte_id == cohorte_id)
        .order_by(CamaraInvitada.id)
    )
    return [(row, count or 0) for row, count in rows]
