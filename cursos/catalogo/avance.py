"""What a person has done of a course, as told by the packages above this one.

The course page shows it and must not import them: they register how to read it, and which version
of the course is the person's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from cursos.catalogo.models import VersionCurso
    from cursos.inscripciones.models import Inscripcion
    from plataforma.identidad.models import Usuario


@dataclass(frozen=True)
class Avance:
    """`hechas` are keys of lessons; who only looked around has no `inscripcion`."""

    inscripcion: Inscripcion | None = None
    hechas: frozenset[str] = frozenset()
    mejor_nota: int | None = None
    aprobada: bool = False
    completada_el: datetime | None = None

    @property
    def inscrita(self) -> bool:
        return self.inscripcion is not None


Lector = Callable[["Usuario", "VersionCurso"], Avance]
_lectores: list[Lector] = []


def registrar_lector(lector: Lector) -> None:
    """Say how a signed-in person's progress is read; the last one registered answers."""
    _lectores.append(lector)


Resolutor = Callable[["Usuario", str], "VersionCurso"]
_resolutores: list[Resolutor] = []


def registrar_version(resolutor: Resolutor) -> None:
    """Say which version of a course a person sees; the last one registered answers."""
    _resolutores.append(resolutor)


def version_para(persona: Usuario, slug: str) -> VersionCurso:
    """Return the version of this course that the person sees, or 404."""
    return _resolutores[-1](persona, slug)


def leer_avance(persona: Usuario, version: VersionCurso) -> Avance:
    """Return the person's progress; of visitors there is none."""
    if not persona.is_authenticated or not _lectores:
        return Avance()
    return _lectores[-1](persona, version)
