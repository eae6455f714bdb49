"""When a consultant attends, and when not."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from plataforma.db import Id, Model


class Ausencia(Model):
    """Days, both included, on which the consultant is away: nothing is offered, clocks wait."""

    __table_args__ = (CheckConstraint("hasta >= desde", name="en_orden"),)

    id: Mapped[Id]
    consultor_id: Mapped[int] = mapped_column(
        ForeignKey("consultor.id", ondelete="CASCADE"), index=True
    )
    desde: Mapped[date]
    hasta: Mapped[date] = mapped_column(index=True)


class Horario(Model):
    """Hours of the week (local time of the consultant's country) in which they attend."""

    __table_args__ = (
        CheckConstraint("dia BETWEEN 0 AND 6", name="dia_de_la_semana"),
        CheckConstraint("desde < hasta", name="en_orden"),
    )

    id: Mapped[Id]
    consultor_id: Mapped[int] = mapped_column(
        ForeignKey("consultor.id", ondelete="CASCADE"), index=True
    )
    dia: Mapped[int]  # Monday is 0
    desde: Mapped[time]
    hasta: Mapped[time]
