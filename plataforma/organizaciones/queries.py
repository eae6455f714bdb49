"""What can be asked about organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from plataforma.db import db
from plataforma.identidad.models import EstadoUsuario, Usuario
from plataforma.organizaciones.models import Membresia, Organizacion, RolMembresia
from plataforma.pagina import Pagina, paginar

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

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


SIN_GESTOR = ~(
    select(Membresia.id)
    .where(Membresia.organizacion_id == Organizacion.id, Membresia.rol == RolMembresia.GESTOR)
    .exists()
)
# What administrators look for: nobody manages it; its owner registered it.
FILTROS = {"sin-gestion": SIN_GESTOR, "sin-comprobar": Organizacion.confirmada.is_(False)}


def count_organizaciones(filtro: ColumnElement[bool]) -> int:
    return db.session.scalar(select(func.count(Organizacion.id)).where(filtro)) or 0


def find_organizaciones(
    q: str, numero: int, filtro: ColumnElement[bool] | None = None
) -> Pagina[tuple[Organizacion, int]]:
    """Return the organisations whose name has `q`, by name: two statements."""
    match = func.lower(Organizacion.nombre).contains(q.lower(), autoescape=True)
    if filtro is not None:
        match = match & filtro
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


def find_publicas(q: str, pais: str, numero: int) -> Pagina[Organizacion]:
    """Return the organisations that have a page, by name: two statements."""
    query = select(Organizacion).where(
        Organizacion.publica, func.lower(Organizacion.nombre).contains(q.lower(), autoescape=True)
    )
    if pais:
        query = query.where(Organizacion.pais == pais)
    return paginar(query.order_by(Organizacion.nombre, Organizacion.id), numero, PER_PAGE)


def list_slugs_publicos() -> list[str]:
    found = select(Organizacion.slug).where(Organizacion.publica).order_by(Organizacion.slug)
    return list(db.session.scalars(found))


def list_gestores(organizacion_id: int) -> list[Usuario]:
    """Return the people who manage it, with accounts that work, the oldest first."""
    found = (
        select(Usuario)
        .join(Membresia, Membresia.usuario_id == Usuario.id)
        .where(
            Membresia.organizacion_id == organizacion_id,
            Membresia.rol == RolMembresia.GESTOR,
            Usuario.estado == EstadoUsuario.ACTIVO,
        )
        .order_by(Membresia.id)
    )
    return list(db.session.scalars(found))


def lock(organizacion_id: int) -> None:
    """Let one act on an organisation's people follow the other."""
    db.session.execute(
        select(Organizacion.id).where(Organizacion.id == organizacion_id).with_for_update()
    )
