"""What waits in the courses that one cares for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, func, select

from cursos.autoria.models import Borrador, TextoApartado
from cursos.catalogo.models import AutorCurso, Curso, Leccion, VersionCurso
from plataforma.db import db

if TYPE_CHECKING:
    from datetime import date, datetime

    from plataforma.texto import TextoBilingue


@dataclass(frozen=True)
class Pendiente:
    """What waits for the authors of a course."""

    slug: str
    titulo: TextoBilingue
    borrador_el: datetime | None
    apartados: int
    por_revisar: int
    revision: date | None  # the first of those dates


def list_pendientes(usuario_id: int, *, hasta: date) -> list[Pendiente]:
    """Return each course that a person cares for: its draft, and what to review by `hasta`.

    One statement whatever the number of courses and lessons.
    """
    apart = select(func.count(TextoApartado.id)).where(TextoApartado.borrador_id == Borrador.id)
    due = Leccion.proxima_revision <= hasta
    found = (
        select(
            Curso.slug,
            Curso.titulo,
            Borrador.cambiado_el,
            apart.correlate(Borrador).scalar_subquery(),
            func.count(Leccion.id),
            func.min(Leccion.proxima_revision),
        )
        .join(AutorCurso, AutorCurso.curso_id == Curso.id)
        .outerjoin(Borrador, Borrador.curso_id == Curso.id)
        .outerjoin(VersionCurso, and_(VersionCurso.curso_id == Curso.id, VersionCurso.es_actual))
        .outerjoin(Leccion, and_(Leccion.version_id == VersionCurso.id, due))
        .where(AutorCurso.usuario_id == usuario_id)
        .group_by(Curso.id, Borrador.id)
        .order_by(Curso.codigo)
    )
    return [Pendiente(*row) for row in db.session.execute(found).tuples()]
