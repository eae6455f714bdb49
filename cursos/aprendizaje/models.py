"""What a person did in a course: lessons done, practice answered."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cursos.preguntas.base import CLAVE
from plataforma.clock import now
from plataforma.db import Id, Model


class AvanceLeccion(Model):
    """A lesson done. By key, so that it holds for the next version of the course too."""

    __table_args__ = (UniqueConstraint("inscripcion_id", "leccion_clave"),)

    id: Mapped[Id]
    inscripcion_id: Mapped[int] = mapped_column(ForeignKey("inscripcion.id", ondelete="CASCADE"))
    leccion_clave: Mapped[str] = mapped_column(String(CLAVE))
    hecha_el: Mapped[datetime] = mapped_column(default=now)


class RespuestaPractica(Model):
    """A person's last answer to a practice question; practice is kept with or without enrolment."""

    __table_args__ = (UniqueConstraint("usuario_id", "curso_id", "pregunta_clave"),)

    id: Mapped[Id]
    usuario_id: Mapped[int] = mapped_column(ForeignKey("usuario.id", ondelete="CASCADE"))
    curso_id: Mapped[int] = mapped_column(ForeignKey("curso.id", ondelete="CASCADE"))
    pregunta_clave: Mapped[str] = mapped_column(String(CLAVE))
    # As `preguntas.tipos.leer` gives it: keys of what was chosen, or what was typed. No language.
    respuesta: Mapped[list[str]]
    semilla: Mapped[int | None]  # of the draw that was answered, where the type has one
    intentos: Mapped[int] = mapped_column(default=1)
    respondida_el: Mapped[datetime] = mapped_column(default=now)
