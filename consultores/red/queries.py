"""What can be asked about consultants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import lazyload, selectinload

from consultores.red.models import Consultor, ConsultorPais, EstadoConsultor
from plataforma.clock import now
from plataforma.db import db
from plataforma.identidad.models import EstadoUsuario, Usuario

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement

# What a profile shows beside what every list does.
DE_LA_FICHA = (Consultor.subtemas, Consultor.sectores, Consultor.servicios, Consultor.acuerdos)
# Where nothing of a profile is shown: what is asked of these is read when it is asked.
SIN_FICHA = tuple(
    map(lazyload, (Consultor.areas, Consultor.idiomas, Consultor.paises, Consultor.horario))
)


def es_publico() -> ColumnElement[bool]:
    """In SQL, what `Consultor.es_publico` says of one."""
    answers = or_(
        Consultor.usuario_id.is_(None),
        Consultor.usuario_id.in_(select(Usuario.id).where(Usuario.estado == EstadoUsuario.ACTIVO)),
    )
    return and_(Consultor.estado == EstadoConsultor.ACREDITADO, Consultor.vence_el > now(), answers)


def find_consultor(slug: str) -> Consultor | None:
    return db.session.scalar(select(Consultor).where(Consultor.slug == slug))


def find_de_usuario(usuario_id: int) -> Consultor | None:
    """Return the consultant that this person is."""
    return db.session.scalar(select(Consultor).where(Consultor.usuario_id == usuario_id))


def list_por_slug(slugs: Sequence[str]) -> list[Consultor]:
    """Return these public consultants, in the order in which they are named."""
    if not slugs:  # the database would look at everybody to find nobody
        return []
    found = db.session.scalars(
        select(Consultor)
        .where(Consultor.slug.in_(slugs), es_publico())
        .options(*(selectinload(rows) for rows in DE_LA_FICHA))
    )
    by_slug = {c.slug: c for c in found}
    return [by_slug[slug] for slug in slugs if slug in by_slug]


def count_por_pais() -> dict[str, int]:
    """Return how many public consultants live in each country."""
    rows = db.session.execute(
        select(Consultor.pais, func.count()).where(es_publico()).group_by(Consultor.pais)
    )
    return {pais: count for pais, count in rows}  # noqa: C416 — rows, not pairs


def count_por_pais_atendido() -> dict[str, int]:
    """Return how many public consultants serve the firms of each country."""
    rows = db.session.execute(
        select(ConsultorPais.pais, func.count())
        .join(Consultor, Consultor.id == ConsultorPais.consultor_id)
        .where(es_publico())
        .group_by(ConsultorPais.pais)
    )
    return {pais: count for pais, count in rows}  # noqa: C416 — rows, not pairs


def list_publicos(consultor_id: int | None = None) -> list[Consultor]:
    """Return everybody whose profile is public, or one of them."""
    query = select(Consultor).where(es_publico()).order_by(Consultor.id)
    if consultor_id is not None:
        query = query.where(Consultor.id == consultor_id)
    return list(db.session.scalars(query))


def list_slugs() -> list[str]:
    """Return the address of each public profile."""
    return list(db.session.scalars(select(Consultor.slug).where(es_publico())))
