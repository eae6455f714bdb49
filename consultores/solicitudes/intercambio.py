"""What the two sides of a request exchange: messages, files, results, the rating."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consultores.solicitudes.estados import Papel
from plataforma.clock import now
from plataforma.db import Id, Model
from plataforma.identidad.models import Usuario


class Mensaje(Model):
    """What one side wrote to the other."""

    __table_args__ = (UniqueConstraint("solicitud_id", "intento"),)

    id: Mapped[Id]
    solicitud_id: Mapped[int] = mapped_column(ForeignKey("solicitud.id", ondelete="CASCADE"))
    intento: Mapped[str] = mapped_column(String(32))
    autor_id: Mapped[int] = mapped_column(ForeignKey("usuario.id"))
    papel: Mapped[Papel] = mapped_column(String(20))
    texto: Mapped[str] = mapped_column(Text)
    enviado_el: Mapped[datetime] = mapped_column(default=now)
    autor: Mapped[Usuario] = relationship()
    archivos: Mapped[list[Archivo]] = relationship(order_by="Archivo.id")


class Archivo(Model):
    """A file of a request. `clave` is random and is all that its address and its place tell."""

    id: Mapped[Id]
    solicitud_id: Mapped[int] = mapped_column(
        ForeignKey("solicitud.id", ondelete="CASCADE"), index=True
    )
    clave: Mapped[str] = mapped_column(String(32), unique=True)
    nombre: Mapped[str] = mapped_column(String(160))
    tipo: Mapped[str] = mapped_column(String(4))  # "pdf", "docx" …, as found in the content
    bytes: Mapped[int]
    # The message or the result that it came with; without either, it came with the request.
    mensaje_id: Mapped[int | None] = mapped_column(ForeignKey("mensaje.id"), index=True)
    entregable_id: Mapped[int | None] = mapped_column(ForeignKey("entregable.id"), index=True)
    subido_por_id: Mapped[int] = mapped_column(ForeignKey("usuario.id"))
    subido_el: Mapped[datetime] = mapped_column(default=now)


class Entregable(Model):
    """What the consultant hands over: a text and, if they like, files."""

    __table_args__ = (UniqueConstraint("solicitud_id", "intento"),)

    id: Mapped[Id]
    solicitud_id: Mapped[int] = mapped_column(ForeignKey("solicitud.id", ondelete="CASCADE"))
    intento: Mapped[str] = mapped_column(String(32))
    texto: Mapped[str] = mapped_column(Text)
    entregado_el: Mapped[datetime] = mapped_column(default=now)
    archivos: Mapped[list[Archivo]] = relationship(order_by="Archivo.id")


class Calificacion(Model):
    """The firm's answer to four questions, and the consultant's one reply."""

    __table_args__ = (CheckConstraint("trato BETWEEN 1 AND 5", name="trato_1_a_5"),)

    id: Mapped[Id]
    solicitud_id: Mapped[int] = mapped_column(
        ForeignKey("solicitud.id", ondelete="CASCADE"), unique=True
    )
    contactada: Mapped[bool]
    util: Mapped[bool]
    a_tiempo: Mapped[bool]
    trato: Mapped[int]
    comentario: Mapped[str] = mapped_column(Text, default="")
    calificada_el: Mapped[datetime] = mapped_column(default=now)
    replica: Mapped[str] = mapped_column(Text, default="")
    replicada_el: Mapped[datetime | None]
