"""Valoracion: what somebody who finished or left a cohort said of it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from plataforma.clock import now
from plataforma.db import Id, Model

LONGEST = 600  # characters of a comment
PREGUNTAS = ("utilidad", "claridad", "recomendacion")  # columns, in the order of the form


class Valoracion(Model):
    """One per person and cohort. Each mark goes from 1 to 5; `escala` has the words."""

    __table_args__ = tuple(
        CheckConstraint(f"{pregunta} BETWEEN 1 AND 5", name=f"{pregunta}_entre_1_y_5")
        for pregunta in PREGUNTAS
    )

    id: Mapped[Id]
    participante_id: Mapped[int] = mapped_column(
        ForeignKey("participante.id", ondelete="CASCADE"), unique=True
    )
    utilidad: Mapped[int]
    claridad: Mapped[int]
    recomendacion: Mapped[int]
    cambio: Mapped[str] = mapped_column(String(LONGEST), default="")  # what will change in the firm
    falta: Mapped[str] = mapped_column(String(LONGEST), default="")  # what was missing
    respondida_el: Mapped[datetime] = mapped_column(default=now)
    cambiada_el: Mapped[datetime | None]
