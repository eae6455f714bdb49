"""Alcance, RegistroHoras, PausaPedida and LecturaMensajes."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from consultores.solicitudes.estados import Papel
from plataforma.clock import now
from plataforma.db import Id, Model


class Alcance(Model):
    """What a consultant proposes to do: a version of it. The last one of who has the request holds.

    The firm agrees with a version, or asks for a change and gets the next.
    """

    __table_args__ = (
        UniqueConstraint("solicitud_id", "consultor_id", "version"),
        CheckConstraint("horas > 0", name="horas_positivas"),
    )

    id: Mapped[Id]
    solicitud_id: Mapped[int] = mapped_column(ForeignKey("solicitud.id", ondelete="CASCADE"))
    consultor_id: Mapped[int] = mapped_column(ForeignKey("consultor.id"))
    version: Mapped[int]
    entregable: Mapped[str] = mapped_column(Text)
    horas: Mapped[int]
    entrega_el: Mapped[date]
    no_incluye: Mapped[str] = mapped_column(Text, default="")
    propuesto_el: Mapped[datetime] = mapped_column(default=now)
    cambio_pedido: Mapped[str] = mapped_column(Text, default="")  # in the firm's words
    cambio_pedido_el: Mapped[datetime | None]
    acordado_el: Mapped[datetime | None]


class RegistroHoras(Model):
    """Time that the consultant worked on a day, in quarters of an hour."""

    __table_args__ = (
        UniqueConstraint("solicitud_id", "intento"),
        CheckConstraint("cuartos BETWEEN 1 AND 96", name="cuartos_de_un_dia"),
    )

    id: Mapped[Id]
    solicitud_id: Mapped[int] = mapped_column(ForeignKey("solicitud.id", ondelete="CASCADE"))
    consultor_id: Mapped[int] = mapped_column(ForeignKey("consultor.id"))
    intento: Mapped[str] = mapped_column(String(32))
    dia: Mapped[date]
    cuartos: Mapped[int]
    que: Mapped[str] = mapped_column(String(300))
    anotado_el: Mapped[datetime] = mapped_column(default=now)


class PausaPedida(Model):
    """One side asks for a pause; the other agrees, or says why not. One at a time."""

    __table_args__ = (
        Index(
            "uq_pausa_abierta",
            "solicitud_id",
            unique=True,
            sqlite_where=text("respondida_el IS NULL"),
            postgresql_where=text("respondida_el IS NULL"),
        ),
        Index("ix_pausa_pedida_solicitud_id", "solicitud_id"),
    )

    id: Mapped[Id]
    solicitud_id: Mapped[int] = mapped_column(ForeignKey("solicitud.id", ondelete="CASCADE"))
    pedida_por: Mapped[Papel] = mapped_column(String(20))
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("usuario.id", ondelete="SET NULL"))
    hasta: Mapped[date]
    motivo: Mapped[str] = mapped_column(Text)
    pedida_el: Mapped[datetime] = mapped_column(default=now)
    respondida_el: Mapped[datetime | None]
    acordada: Mapped[bool | None]
    respuesta: Mapped[str] = mapped_column(Text, default="")  # why not


class LecturaMensajes(Model):
    """How far somebody has read a conversation."""

    __table_args__ = (UniqueConstraint("solicitud_id", "usuario_id"),)

    id: Mapped[Id]
    solicitud_id: Mapped[int] = mapped_column(ForeignKey("solicitud.id", ondelete="CASCADE"))
    usuario_id: Mapped[int] = mapped_column(ForeignKey("usuario.id"), index=True)
    papel: Mapped[Papel] = mapped_column(String(20))
    mensaje_id: Mapped[int]
    leida_el: Mapped[datetime] = mapped_column(default=now)
