"""Observacion: what somebody saw of a workshop, and that it was so."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cursos.cohortes.models import Cohorte
from plataforma.clock import now
from plataforma.db import Id, Model
from plataforma.identidad.models import Usuario


class Observacion(Model):
    """Of a facilitator in one cohort, once. The text is for the two of them and the staff."""

    __table_args__ = (UniqueConstraint("cohorte_id", "facilitador_id"),)

    id: Mapped[Id]
    cohorte_id: Mapped[int] = mapped_column(ForeignKey("cohorte.id", ondelete="CASCADE"))
    facilitador_id: Mapped[int] = mapped_column(
        ForeignKey("usuario.id", ondelete="CASCADE"), index=True
    )
    observador_id: Mapped[int | None] = mapped_column(
        ForeignKey("usuario.id", ondelete="SET NULL"), index=True
    )
    fecha: Mapped[date]
    texto: Mapped[str] = mapped_column(Text)
    creada_el: Mapped[datetime] = mapped_column(default=now)

    cohorte: Mapped[Cohorte] = relationship()
    observador: Mapped[Usuario | None] = relationship(foreign_keys=observador_id)
