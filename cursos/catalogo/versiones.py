"""What can be asked about the versions of a course."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from cursos.catalogo.models import Curso, OrigenVersion, VersionCurso
from plataforma.db import db


def list_publicadas(content_hash: str) -> list[VersionCurso]:
    """Return the versions that were published from these very files."""
    found = select(VersionCurso).where(VersionCurso.hash == content_hash)
    return list(db.session.scalars(found))


def is_edited_here(slug: str) -> bool:
    """Return whether the current version of a course comes from its authors on the site."""
    return any(v.es_actual and v.origen == OrigenVersion.AUTORIA for v in list_versiones(slug))


def list_versiones(slug: str) -> list[VersionCurso]:
    """Return every version of a course, the newest first."""
    found = (
        select(VersionCurso)
        .join(VersionCurso.curso)
        .where(Curso.slug == slug)
        .options(joinedload(VersionCurso.curso))
        .order_by(VersionCurso.numero.desc())
    )
    return list(db.session.scalars(found))


def find_version(slug: str, numero: int | None) -> VersionCurso | None:
    """Return the version with this number; without one, the current version."""
    for version in list_versiones(slug):
        if version.numero == numero or (numero is None and version.es_actual):
            return version
    return None
