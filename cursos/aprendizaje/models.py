"""What a person did in a course: lessons done, practice answered, the place, notes, opinions."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cursos.preguntas.base import CLAVE
from plataforma.clock import now
from plataforma.db import Id, Model, TextoLargo


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


class Tamano(StrEnum):
    """Size of the letters of a lesson."""

    NORMAL = "normal"
    GRANDE = "grande"
    MAYOR = "mayor"


class AjusteLectura(Model):
    """How a person reads lessons on every device; a visitor's choice is a cookie."""

    id: Mapped[Id]
    usuario_id: Mapped[int] = mapped_column(
        ForeignKey("usuario.id", ondelete="CASCADE"), unique=True
    )
    tamano: Mapped[Tamano] = mapped_column(String(10), default=Tamano.NORMAL)
    ahorro: Mapped[bool] = mapped_column(default=False)  # images stay out until they are asked for


class LugarLectura(Model):
    """Where a person stopped reading a course: a lesson, and the nearest id on its page."""

    __table_args__ = (UniqueConstraint("usuario_id", "curso_id"),)

    id: Mapped[Id]
    usuario_id: Mapped[int] = mapped_column(ForeignKey("usuario.id", ondelete="CASCADE"))
    curso_id: Mapped[int] = mapped_column(ForeignKey("curso.id", ondelete="CASCADE"))
    leccion_clave: Mapped[str] = mapped_column(String(CLAVE))
    ancla: Mapped[str] = mapped_column(String(80), default="")  # "" is the top
    guardado_el: Mapped[datetime] = mapped_column(default=now)


class NotaLeccion(Model):
    """What a person wrote for themselves beside a lesson. Nobody else reads it."""

    __table_args__ = (UniqueConstraint("usuario_id", "curso_id", "leccion_clave"),)

    id: Mapped[Id]
    usuario_id: Mapped[int] = mapped_column(ForeignKey("usuario.id", ondelete="CASCADE"))
    curso_id: Mapped[int] = mapped_column(ForeignKey("curso.id", ondelete="CASCADE"))
    leccion_clave: Mapped[str] = mapped_column(String(CLAVE))
    texto: Mapped[TextoLargo]
    guardada_el: Mapped[datetime] = mapped_column(default=now)


class OpinionLeccion(Model):
    """Whether a lesson was useful to a person. Authors see counts and comments, no names."""

    __table_args__ = (
        UniqueConstraint("usuario_id", "curso_id", "leccion_clave"),
        Index("ix_opinion_leccion_curso_id", "curso_id"),
    )

    id: Mapped[Id]
    usuario_id: Mapped[int] = mapped_column(ForeignKey("usuario.id", ondelete="CASCADE"))
    curso_id: Mapped[int] = mapped_column(ForeignKey("curso.id", ondelete="CASCADE"))
    leccion_clave: Mapped[str] = mapped_column(String(CLAVE))
    sirvio: Mapped[bool]
    comentario: Mapped[str] = mapped_column(String(500), default="")
    dada_el: Mapped[datetime] = mapped_column(default=now)
