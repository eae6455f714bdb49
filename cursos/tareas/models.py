"""Tarea: a person's worksheet as it stands. Entrega: what was handed in, for ever as it was."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cursos.catalogo.models import Curso, VersionCurso
from cursos.preguntas.base import CLAVE
from plataforma.clock import now
from plataforma.db import Id, Model
from plataforma.identidad.models import Usuario


class Tarea(Model):
    """The draft of a course's worksheet, or of one that belongs to no course (`hoja`).

    `valores` holds texts by the key of their field, and lists of rows by the key of their table;
    numbers without language ("1200.5"), or as typed when they cannot be read. `guardados` counts
    the times that it was saved: who saves on top of a copy that is not the last one wins, and what
    was there goes to `otra`.
    """

    __table_args__ = (
        UniqueConstraint("usuario_id", "curso_id"),
        UniqueConstraint("usuario_id", "hoja"),
        CheckConstraint("(curso_id IS NULL) <> (hoja IS NULL)", name="de_curso_o_suelta"),
    )

    id: Mapped[Id]
    usuario_id: Mapped[int] = mapped_column(ForeignKey("usuario.id", ondelete="CASCADE"))
    curso_id: Mapped[int | None] = mapped_column(
        ForeignKey("curso.id", ondelete="CASCADE"), index=True
    )
    hoja: Mapped[str | None] = mapped_column(String(CLAVE))
    valores: Mapped[dict[str, Any]]
    guardados: Mapped[int] = mapped_column(default=0)
    otra: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    otra_el: Mapped[datetime | None]
    creada_el: Mapped[datetime] = mapped_column(default=now)
    guardada_el: Mapped[datetime] = mapped_column(default=now)

    usuario: Mapped[Usuario] = relationship()
    curso: Mapped[Curso | None] = relationship()
    entregas: Mapped[list[Entrega]] = relationship(
        order_by="Entrega.numero", back_populates="tarea"
    )
    archivos: Mapped[list[ArchivoTarea]] = relationship(order_by="ArchivoTarea.id")


class EstadoEntrega(StrEnum):
    """`REEMPLAZADA`: the person handed in another one before anybody had looked at it."""

    ENTREGADA = "entregada"
    CAMBIOS = "cambios"
    APROBADA = "aprobada"
    REEMPLAZADA = "reemplazada"


class Entrega(Model):
    """`valores` and `version_id` never change. The rest is what the tutor says.

    `niveles` is the level chosen for each criterion; `comentarios`, a text by the key of a field or
    of a table. `revisiones` counts decisions: a tutor who decides on an old copy is told.
    """

    __table_args__ = (
        UniqueConstraint("tarea_id", "numero"),
        Index("ix_entrega_estado_entregada_el", "estado", "entregada_el"),
    )

    id: Mapped[Id]
    tarea_id: Mapped[int] = mapped_column(ForeignKey("tarea.id", ondelete="CASCADE"))
    version_id: Mapped[int] = mapped_column(ForeignKey("version_curso.id"))
    numero: Mapped[int]
    valores: Mapped[dict[str, Any]]
    estado: Mapped[EstadoEntrega] = mapped_column(String(20), default=EstadoEntrega.ENTREGADA)
    entregada_el: Mapped[datetime] = mapped_column(default=now)
    niveles: Mapped[dict[str, Any]] = mapped_column(default=dict)
    comentarios: Mapped[dict[str, Any]] = mapped_column(default=dict)
    comentario: Mapped[str] = mapped_column(Text, default="")
    revisiones: Mapped[int] = mapped_column(default=0)
    revisada_por_id: Mapped[int | None] = mapped_column(
        ForeignKey("usuario.id", ondelete="SET NULL")
    )
    revisada_el: Mapped[datetime | None]

    tarea: Mapped[Tarea] = relationship(back_populates="entregas")
    version: Mapped[VersionCurso] = relationship()
    revisada_por: Mapped[Usuario | None] = relationship()


class ArchivoTarea(Model):
    """A file that goes with a delivery; without `entrega_id`, with the next one."""

    id: Mapped[Id]
    tarea_id: Mapped[int] = mapped_column(ForeignKey("tarea.id", ondelete="CASCADE"), index=True)
    entrega_id: Mapped[int | None] = mapped_column(
        ForeignKey("entrega.id", ondelete="CASCADE"), index=True
    )
    clave: Mapped[str] = mapped_column(String(32), unique=True)
    nombre: Mapped[str] = mapped_column(String(200))
    tipo: Mapped[str] = mapped_column(String(4))
    bytes: Mapped[int]
    subido_el: Mapped[datetime] = mapped_column(default=now)

    tarea: Mapped[Tarea] = relationship(overlaps="archivos")
