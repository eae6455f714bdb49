"""What can be asked about the versions of a course."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from cursos.catalogo.models import Curso, OrigenVersion, VersionCurso
from plataforma.db import db


@dataclass(frozen=True)
class Estado:
    """Whether these files were ever published, and whether authors edited the course since."""

    publicada: bool
    editada_aqui: bool


def find_estado(slug: str, content_hash: str) -> Estado:
    versiones = list_versiones(slug)
    return Estado(
        publicada=any(v.hash == content_hash for v in versiones),
        editada_aqui=any(v.es_actual and v.origen == OrigenVersion.AUTORIA for v in versiones),
    )


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
