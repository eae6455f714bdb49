"""Inscripcion: one person's place in one course."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cursos.catalogo.models import Curso, VersionCurso
from plataforma.clock import now
from plataforma.db import Id, Model
from plataforma.identidad.models import Usuario


class Origen(StrEnum):
    """Who brought the person in. Which cohort, is the cohort's own table."""

    PROPIA = "propia"
    COHORTE = "cohorte"


class Inscripcion(Model):
    """`version_id` is the version that the person learns: the one of their first day, or a later
    one that they moved to.

    `mejor_nota` is a whole per cent of the final quiz; `aprobada_el`, when it was first passed.
    """

    __table_args__ = (UniqueConstraint("usuario_id", "curso_id"),)

    id: Mapped[Id]
    usuario_id: Mapped[int] = mapped_column(ForeignKey("usuario.id", ondelete="CASCADE"))
    curso_id: Mapped[int] = mapped_column(ForeignKey("curso.id"), index=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("version_curso.id"))
    origen: Mapped[Origen] = mapped_column(String(20), default=Origen.PROPIA)
    inscrita_el: Mapped[datetime] = mapped_column(default=now)
    actividad_el: Mapped[datetime] = mapped_column(default=now, index=True)
    mejor_nota: Mapped[int | None]
    aprobada_el: Mapped[datetime | None]
    completada_el: Mapped[datetime | None]

    usuario: Mapped[Usuario] = relationship()
    curso: Mapped[Curso] = relationship()
    version: Mapped[VersionCurso] = relationship()
