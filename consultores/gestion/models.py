"""What only the counterpart and the Secretariat write and read."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consultores.red.models import Consultor
from consultores.solicitudes.models import Solicitud
from plataforma.clock import now
from plataforma.db import Id, Model
from plataforma.identidad.models import Usuario


class NotaInterna(Model):
    """A note about a request that neither the firm nor the consultant sees."""

    __table_args__ = (UniqueConstraint("solicitud_id", "intento"),)

    id: Mapped[Id]
    solicitud_id: Mapped[int] = mapped_column(ForeignKey("solicitud.id", ondelete="CASCADE"))
    intento: Mapped[str] = mapped_column(String(32))
    autor_id: Mapped[int | None] = mapped_column(
        ForeignKey("usuario.id", ondelete="SET NULL"), index=True
    )
    texto: Mapped[str] = mapped_column(Text)
    escrita_el: Mapped[datetime] = mapped_column(default=now)
    autor: Mapped[Usuario | None] = relationship()


class EstadoTraspaso(StrEnum):
    """How one request of a bulk reassignment went."""

    PENDIENTE = "pendiente"
    HECHO = "hecho"
    OMITIDO = "omitido"  # it had changed meanwhile: nothing to do any more


class Traspaso(Model):
    """A decision to give all open work of one consultant to others, and its receipt."""

    __table_args__ = (
        # One at a time for each consultant: a second press, or a second person, finds it.
        Index(
            "uq_traspaso_abierto",
            "consultor_id",
            unique=True,
            sqlite_where=text("terminado_el IS NULL"),
            postgresql_where=text("terminado_el IS NULL"),
        ),
    )

    id: Mapped[Id]
    intento: Mapped[str] = mapped_column(String(32), unique=True)
    consultor_id: Mapped[int] = mapped_column(ForeignKey("consultor.id"), index=True)
    pedido_por_id: Mapped[int | None] = mapped_column(
        ForeignKey("usuario.id", ondelete="SET NULL"), index=True
    )
    motivo: Mapped[str] = mapped_column(Text)
    pedido_el: Mapped[datetime] = mapped_column(default=now)
    terminado_el: Mapped[datetime | None]
    consultor: Mapped[Consultor] = relationship()
    pedido_por: Mapped[Usuario | None] = relationship()
    items: Mapped[list[TraspasoItem]] = relationship(
        order_by="TraspasoItem.id", cascade="all, delete-orphan", back_populates="traspaso"
    )


class TraspasoItem(Model):
    """One request of it. `ofrecida_a`: how many others were asked; 0: it waits for somebody."""

    __table_args__ = (UniqueConstraint("traspaso_id", "solicitud_id"),)

    id: Mapped[Id]
    traspaso_id: Mapped[int] = mapped_column(ForeignKey("traspaso.id", ondelete="CASCADE"))
    solicitud_id: Mapped[int] = mapped_column(
        ForeignKey("solicitud.id", ondelete="CASCADE"), index=True
    )
    estado: Mapped[EstadoTraspaso] = mapped_column(String(12), default=EstadoTraspaso.PENDIENTE)
    ofrecida_a: Mapped[int] = mapped_column(default=0)
    hecho_el: Mapped[datetime | None]
    traspaso: Mapped[Traspaso] = relationship(back_populates="items")
    solicitud: Mapped[Solicitud] = relationship()
