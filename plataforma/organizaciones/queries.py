"""What can be asked about organisations."""

from __future__ import annotations

from sqlalchemy import func, select

from plataforma.db import db
from plataforma.organizaciones.models import Membresia, Organizacion, RolMembresia
from plataforma.pagina import Pagina

PER_PAGE = 30


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
    """Return whether the person acts for the organisation, in one of these roles if given."""
    found = select(Membresia.id).where(
        Membresia.usuario_id == usuario_id,
        Membresia.organizacion_id == organizacion_id,
        Membresia.rol.in_(roles or tuple(RolMembresia)),
    )
    return db.session.scalar(found) is not None


def find_organizacion(slug: str) -> Organizacion | None:
    return db.session.scalar(select(Organizacion).where(Organizacion.slug == slug))


def find_organizaciones(q: str, numero: int) -> Pagina[tuple[Organizacion, int]]:
    """Return the organisations whose name has `q`, by name: two statements."""
    match = func.lower(Organizacion.nombre).contains(q.lower(), autoescape=True)
    total = db.session.scalar(select(func.count(Organizacion.id)).where(match)) or 0
    page: Pagina[tuple[Organizacion, int]] = Pagina(total=total, pedida=numero, por_pagina=PER_PAGE)
    people = (
        select(func.count(Membresia.id))
        .where(Membresia.organizacion_id == Organizacion.id)
        .scalar_subquery()
    )
    found = select(Organizacion, people).where(match)
    rows = db.session.execute(page.de(found.order_by(Organizacion.nombre, Organizacion.id)))
    page.filas = [(o, n or 0) for o, n in rows]
    return page


def list_miembros(organizacion_id: int) -> list[Membresia]:
    """Return who acts for an organisation, the oldest first."""
    found = select(Membresia).where(Membresia.organizacion_id == organizacion_id)
    return list(db.session.scalars(found.order_by(Membresia.id)))


def find_miembro(organizacion_id: int, membresia_id: int) -> Membresia | None:
    return db.session.scalar(
        select(Membresia).where(
            Membresia.id == membresia_id, Membresia.organizacion_id == organizacion_id
        )
    )
