"""The questions of a course as the YAML of its package says them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from cursos.catalogo.models import Leccion, Pregunta
from plataforma.db import db

if TYPE_CHECKING:
    from cursos.catalogo.models import VersionCurso
    from cursos.intercambio.piezas import Dato
    from plataforma.texto import TextoBilingue


def list_datos(version: VersionCurso) -> list[Dato]:
    """Return every question of a version, in order."""
    found = (
        select(Pregunta)
        .where(Pregunta.version_id == version.id)
        .options(joinedload(Pregunta.leccion))
        .order_by(Pregunta.orden)
    )
    return [
        {
            "clave": p.clave,
            "leccion": p.leccion.clave,
            "uso": str(p.uso),
            "tipo": str(p.tipo),
            "nivel": p.nivel,
            **p.datos,
        }
        for p in db.session.scalars(found)
    ]


def list_lecciones(version: VersionCurso) -> dict[str, TextoBilingue]:
    """Return the titles of the lessons of a version by key, in order."""
    rows = db.session.execute(
        select(Leccion.clave, Leccion.titulo)
        .where(Leccion.version_id == version.id)
        .order_by(Leccion.orden)
    )
    return dict(rows.tuples().all())
