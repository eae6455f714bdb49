"""What a newer version of a course brings, in number of lessons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Text, and_, cast, func, or_, select
from sqlalchemy.orm import aliased

from cursos.catalogo.models import Leccion, VersionCurso
from cursos.catalogo.queries import find_version_actual
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement

BODY = ("titulo", "html", "regla", "accion")  # a lesson that differs in one of these has changed


@dataclass(frozen=True)
class Novedades:
    """How many lessons are new, changed or gone in the version that is current now."""

    nuevas: int
    cambiadas: int
    retiradas: int


def find_novedades(version: VersionCurso) -> Novedades | None:
    """Compare a version with the current one by the keys of its lessons; None when it is that."""
    current = None if version.es_actual else find_version_actual(version.curso_id)
    if current is None:
        return None
    old, new = aliased(Leccion), aliased(Leccion)
    same = and_(old.clave == new.clave, old.version_id == version.id)
    differs = or_(*_differences(old, new))
    added, changed, kept = db.session.execute(
        select(
            func.count().filter(old.id.is_(None)),
            func.count().filter(differs),
            func.count(old.id),
        )
        .select_from(new)
        .outerjoin(old, same)
        .where(new.version_id == current.id)
    ).one()
    total = db.session.scalar(
        select(func.count(Leccion.id)).where(Leccion.version_id == version.id)
    )
    return Novedades(nuevas=added, cambiadas=changed, retiradas=(total or 0) - kept)


def _differences(old: type[Leccion], new: type[Leccion]) -> Iterator[ColumnElement[bool]]:
    for name in BODY:
        yield cast(getattr(old, name), Text) != cast(getattr(new, name), Text)
