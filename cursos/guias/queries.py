"""The guide of a course, of its current version: who teaches reads what the course says today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import undefer

from cursos.catalogo.models import VersionCurso
from cursos.catalogo.queries import select_version
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Mapping


def find_version_con_guia(slug: str) -> VersionCurso | None:
    """Return the current version with its guide: one statement."""
    return db.session.scalar(select_version(slug).options(undefer(VersionCurso.guia)))


def guia_en(version: VersionCurso, lang: str) -> Mapping[str, Any] | None:
    return version.guia[lang] if version.guia else None
