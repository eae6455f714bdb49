"""Reunion and HorarioPropuesto."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consultores.red.models import Consultor
from consultores.solicitudes.estados import Papel
from consultores.solicitudes.models import Solicitud
from plataforma.clock import now
from plataforma.db import Id, Model


class Reunion(Model):
    """A call or a visit. One side proposes up to three moments, the other picks one.

    `inicio` is the moment that holds; `horarios`, what waits for the other side's choice (a first
    one, or a change). `secuencia` grows with each change that the calendars are told of.
    """

    __table_args__ = (
        UniqueConstraint("solicitud_id", "intento"),
        CheckConstraint("minutos > 0", name="minutos_positivos"),
    )

    id: Mapped[Id]
    solicitud_id: Mapped[int] = mapped_column(ForeignKey("solicitud.id", ondelete="CASCADE"))
    consultor_id: Mapped[int] = mapped_column(ForeignKey("consultor.id"))
    intento: Mapped[str] = mapped_column(String(32))
    propuesta_por: Mapped[Papel] = mapped_column(String(20))  # of what waits in `horarios`
    tema: Mapped[str] = mapped_column(String(160))
    minutos: Mapped[int]
    enlace: Mapped[str] = mapped_column(String(500), default="")
    inicio: Mapped[datetime | None]
    secuencia: Mapped[int] = mapped_column(default=0)
    uid: Mapped[str] = mapped_column(String(80), unique=True)
    creada_el: Mapped[datetime] = mapped_column(default=now)
    cancelada_el: Mapped[datetime | None]
    motivo: Mapped[str] = mapped_column(Text, default="")  # of the cancellation
    se_hizo: Mapped[bool | None]
    marcada_por: Mapped[str] = mapped_column(String(20), default="")

    solicitud: Mapped[Solicitud] = relationship()
    consultor: Mapped[Consultor] = relationship()
    horarios: Mapped[list[HorarioPropuesto]] = relationship(
        order_by="HorarioPropuesto.inicio", cascade="all, delete-orphan"
    )

    @property
    def dura(self) -> timedelta:
        return timedelta(minutes=self.minutos)

    @property
    def ya_empezo(self) -> bool:
        return self.inicio is not None and self.inicio <= now()

    @property
    def esta_viva(self) -> bool:
        """Whether there is still something to choose, to change or to call off."""
        return self.cancelada_el is None and self.se_hizo is None and not self.ya_empezo


class HorarioPropuesto(Model):
    """A moment that one side proposes for a meeting."""

    __table_args__ = (UniqueConstraint("reunion_id", "inicio"),)

    id: Mapped[Id]
    reunion_id: Mapped[int] = mapped_column(ForeignKey("reunion.id", ondelete="CASCADE"))
    inicio: Mapped[datetime]
