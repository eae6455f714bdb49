"""What can be asked about places in courses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from cursos.inscripciones.models import Inscripcion
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Collection


def find_inscripcion(usuario_id: int, curso_id: int) -> Inscripcion | None:
    return db.session.scalar(
        select(Inscripcion).where(
            Inscripcion.usuario_id == usuario_id, Inscripcion.curso_id == curso_id
        )
    )


def list_inscripciones(usuario_id: int) -> list[Inscripcion]:
    """Return a person's places with course and version, the most recently used first."""
    return list(
        db.session.scalars(
            select(Inscripcion)
            .where(Inscripcion.usuario_id == usuario_id)
            .options(joinedload(Inscripcion.curso), joinedload(Inscripcion.version))
            .order_by(Inscripcion.actividad_el.desc(), Inscripcion.id)
        )
    )


def list_por_id(ids: Collection[int]) -> list[Inscripcion]:
    """Return these places with their versions, as the database has them now."""
    return list(
        db.session.scalars(
            select(Inscripcion)
            .where(Inscripcion.id.in_(ids))
            .options(joinedload(Inscripcion.version))
            .execution_options(populate_existing=True)
        )
    )


def count_inscripciones() -> int:
    """Return how many places were given in all courses."""
    return db.session.scalar(select(func.count(Inscripcion.id))) or 0


def count_personas() -> int:
    """Return how many people hold a place in some course."""
    return db.session.scalar(select(func.count(Inscripcion.usuario_id.distinct()))) or 0
