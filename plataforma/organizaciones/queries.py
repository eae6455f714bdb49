"""What can be asked about organisations."""

from __future__ import annotations

from sqlalchemy import select

from plataforma.db import db
from plataforma.organizaciones.models import Membresia, Organizacion, RolMembresia


def list_membresias(usuario_id: int) -> list[Membresia]:
    """Return the organisations that a person acts for, by name."""
    found = (
        select(Membresia)
        .join(Membresia.organizacion)
        .where(Membresia.usuario_id == usuario_id)
        .order_by(Organizacion.nombre)
    )
    return list(db.session.scalars(found))


def es_miembro(usuario_id: int, organizacion_id: int, *roles: RolMembresia) -> bool:
    """Return whether the person acts for the organisation in one of these roles."""
    found = select(Membresia.id).where(
        Membresia.usuario_id == usuario_id,
        Membresia.organizacion_id == organizacion_id,
        Membresia.rol.in_(roles),
    )
    return db.session.scalar(found) is not None


def find_organizacion(slug: str) -> Organizacion | None:
    return db.session.scalar(select(Organizacion).where(Organizacion.slug == slug))
