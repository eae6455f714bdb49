"""Who a link, a code or an address was invited for."""

from __future__ import annotations

from sqlalchemy import select

from cursos.cohortes.enlaces import hash_codigo, hash_token
from cursos.cohortes.models import EstadoParticipante, Participante
from plataforma.db import db


def find_por_token(token: str) -> Participante | None:
    """Return who a link was made for."""
    found = select(Participante).where(Participante.token_hash == hash_token(token))
    return db.session.scalar(found)


def find_por_codigo(codigo: str) -> Participante | None:
    """Return who the typed code was made for."""
    found = select(Participante).where(Participante.codigo_hash == hash_codigo(codigo))
    return db.session.scalar(found)


def list_invitaciones(correo: str) -> list[Participante]:
    """Return the invitations that wait for an address."""
    found = select(Participante).where(
        Participante.correo == correo, Participante.estado == EstadoParticipante.PENDIENTE
    )
    return list(db.session.scalars(found))
