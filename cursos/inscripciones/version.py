"""Which version of a course a person sees: the one that they began, until something moves them.

Who has not begun, and who has completed, sees the current one. Progress refers to keys of lessons,
so it goes along by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, case, or_, select, update

from cursos.catalogo.models import Leccion, VersionCurso
from cursos.catalogo.queries import find_version_actual, select_leccion, select_version
from cursos.inscripciones.models import Inscripcion
from plataforma import audit
from plataforma.db import db, get_or_404

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from plataforma.identidad.models import Usuario


def es_la_suya(persona: Usuario) -> ColumnElement[bool]:
    """Return, in SQL, whether a version is the one that this person sees."""
    if not persona.is_authenticated:
        return VersionCurso.es_actual.is_(True)
    open_place = select(Inscripcion.id).where(
        Inscripcion.usuario_id == persona.id,
        Inscripcion.curso_id == VersionCurso.curso_id,
        Inscripcion.completada_el.is_(None),
    )
    return or_(
        open_place.where(Inscripcion.version_id == VersionCurso.id).exists(),
        and_(VersionCurso.es_actual, ~open_place.exists()),
    )


def version_de(persona: Usuario, slug: str) -> VersionCurso:
    """Return the version that the person sees of this course, with its course, or 404."""
    return get_or_404(select_version(slug, es_la_suya(persona)))


def leccion_de(persona: Usuario, slug: str, clave: str) -> Leccion:
    """Return the lesson in the person's version, else in the current one, or 404.

    A lesson that only the current version has can be found by a search: it is shown all the same.
    """
    own = es_la_suya(persona)
    found = select_leccion(slug, clave, or_(own, VersionCurso.es_actual))
    return get_or_404(found.order_by(case((own, 0), else_=1)).limit(1))


def pasar_a_actual(inscripcion: Inscripcion) -> bool:
    """Move a place to the current version; return whether it moved. Who completed stays."""
    version = find_version_actual(inscripcion.curso_id)
    if version is None or inscripcion.completada_el or inscripcion.version_id == version.id:
        return False
    before, inscripcion.version = inscripcion.version_id, version
    db.session.flush()
    audit.record(
        "inscripcion.cambiar_version",
        ("inscripcion", inscripcion.id),
        actor=inscripcion.usuario,
        datos={"de": before, "a": version.id},
    )
    return True


def mover_por_correccion(version: VersionCurso) -> list[int]:
    """Move every open place of the course to a version that only corrects; return their ids."""
    waiting = (
        Inscripcion.curso_id == version.curso_id,
        Inscripcion.completada_el.is_(None),
        Inscripcion.version_id != version.id,
    )
    ids = list(db.session.scalars(select(Inscripcion.id).where(*waiting)))
    if ids:
        db.session.execute(update(Inscripcion).where(*waiting).values(version_id=version.id))
        audit.record(
            "inscripcion.cambiar_version",
            ("curso", version.curso_id),
            actor=None,
            datos={"a": version.id, "inscripciones": len(ids)},
        )
    return ids
