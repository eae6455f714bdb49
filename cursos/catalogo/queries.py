"""What can be asked about published courses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, load_only, undefer
from sqlalchemy.orm.attributes import set_committed_value

from cursos.catalogo.models import Curso, Leccion, Modulo, Pregunta, Uso, VersionCurso
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import ColumnElement, Select


@dataclass(frozen=True)
class Temario:
    """The modules and lessons of one version, in order, without their bodies."""

    modulos: tuple[Modulo, ...]

    @property
    def lecciones(self) -> list[Leccion]:
        return [leccion for modulo in self.modulos for leccion in modulo.lecciones]

    def around(self, clave: str) -> tuple[Leccion | None, Leccion | None]:
        """Return the lessons before and after the one with this key."""
        lecciones = self.lecciones
        place = [leccion.clave for leccion in lecciones].index(clave)
        before = lecciones[place - 1] if place else None
        after = lecciones[place + 1] if place + 1 < len(lecciones) else None
        return before, after


def find_curso(slug: str) -> Curso | None:
    return db.session.scalar(select(Curso).where(Curso.slug == slug))


def _versiones(en: ColumnElement[bool] | None = None) -> Select[tuple[VersionCurso]]:
    return (
        select(VersionCurso)
        .join(VersionCurso.curso)
        .where(VersionCurso.es_actual if en is None else en)
        .options(joinedload(VersionCurso.curso))
        .order_by(Curso.codigo)
    )


def find_version_actual(curso_id: int) -> VersionCurso | None:
    return db.session.scalar(_versiones().where(VersionCurso.curso_id == curso_id))


def select_version(slug: str, en: ColumnElement[bool] | None = None) -> Select[tuple[VersionCurso]]:
    """Select the current version of this course, or the one where `en` holds, with its course."""
    return _versiones(en).where(Curso.slug == slug)


def list_versiones_actuales() -> list[VersionCurso]:
    """Return every published course, in the order of the catalogue."""
    return list(db.session.scalars(_versiones()))


def find_temario(version_id: int) -> Temario:
    """Load the outline of a version: one statement whatever its size."""
    outline = (Leccion.clave, Leccion.orden, Leccion.titulo, Leccion.minutos, Leccion.bytes)
    lecciones = db.session.scalars(
        select(Leccion)
        .where(Leccion.version_id == version_id)
        .options(load_only(*outline), joinedload(Leccion.modulo, innerjoin=True))
        .order_by(Leccion.orden)
    )
    by_module: dict[Modulo, list[Leccion]] = {}
    for leccion in lecciones:
        by_module.setdefault(leccion.modulo, []).append(leccion)
    for modulo, own in by_module.items():
        set_committed_value(modulo, "lecciones", own)
    return Temario(tuple(by_module))


def select_leccion(
    slug: str, clave: str, en: ColumnElement[bool] | None = None
) -> Select[tuple[Leccion]]:
    """Select a lesson of the current version, or of those where `en` holds, with all its page."""
    return (
        select(Leccion)
        .join(Leccion.modulo)
        .join(Modulo.version)
        .join(VersionCurso.curso)
        .where(VersionCurso.es_actual if en is None else en)
        .where(Curso.slug == slug, Leccion.clave == clave)
        .options(
            undefer(Leccion.html),
            undefer(Leccion.fuentes),
            undefer(Leccion.por_verificar),
            joinedload(Leccion.modulo).joinedload(Modulo.version).joinedload(VersionCurso.curso),
        )
    )


def list_preguntas(leccion_id: int, uso: Uso) -> list[Pregunta]:
    return list(
        db.session.scalars(
            select(Pregunta)
            .where(Pregunta.leccion_id == leccion_id, Pregunta.uso == uso)
            .order_by(Pregunta.orden)
        )
    )


def list_preguntas_por_clave(version_id: int, claves: Sequence[str]) -> dict[str, Pregunta]:
    """Return these questions of a version with their lessons and modules: one statement."""
    found = (
        select(Pregunta)
        .where(Pregunta.version_id == version_id, Pregunta.clave.in_(claves))
        .options(joinedload(Pregunta.leccion).joinedload(Leccion.modulo))
    )
    return {p.clave: p for p in db.session.scalars(found)}


def list_banco(version_id: int) -> list[Pregunta]:
    """Return the bank of the final quiz, with the lesson and module of each question."""
    return list(
        db.session.scalars(
            select(Pregunta)
            .where(Pregunta.version_id == version_id, Pregunta.uso == Uso.EVALUACION)
            .options(joinedload(Pregunta.leccion).joinedload(Leccion.modulo))
            .order_by(Pregunta.orden)
        )
    )


def count_lecciones() -> dict[int, int]:
    """Return how many lessons each current version has, by course id."""
    rows = db.session.execute(
        select(VersionCurso.curso_id, func.count(Leccion.id))
        .join(Leccion, Leccion.version_id == VersionCurso.id)
        .where(VersionCurso.es_actual)
        .group_by(VersionCurso.curso_id)
    )
    return dict(rows.tuples().all())


def count_por_version(version_ids: Collection[int]) -> dict[int, int]:
    """Return how many lessons each of these versions has, by version id."""
    rows = db.session.execute(
        select(Leccion.version_id, func.count(Leccion.id))
        .where(Leccion.version_id.in_(version_ids))
        .group_by(Leccion.version_id)
    )
    return dict(rows.tuples().all())


def count_contenido() -> tuple[int, int]:
    """Return how many courses and lessons are published."""
    lessons = count_lecciones()
    return len(lessons), sum(lessons.values())
