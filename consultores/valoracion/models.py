"""RevisionDeConsultor: two low ratings running are looked into."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consultores.red.models import Consultor
from consultores.solicitudes.models import Solicitud
from plataforma.clock import now
from plataforma.db import Id, Model


class Decision(StrEnum):
    SIN_MEDIDAS = "sin_medidas"
    RECOMENDACION = "recomendacion"
    SUSPENSION = "suspension"  # said here; the suspension itself is an act of its own


class RevisionDeConsultor(Model):
    """The Secretariat looks at two requests of a consultant. Nothing is suspended by itself."""

    __table_args__ = (
        Index(
            "uq_revision_abierta",
            "consultor_id",
            unique=True,
            sqlite_where=text("cerrada_el IS NULL"),
            postgresql_where=text("cerrada_el IS NULL"),
        ),
        Index("ix_revision_de_consultor_cerrada_el", "cerrada_el"),
    )

    id: Mapped[Id]
    consultor_id: Mapped[int] = mapped_column(ForeignKey("consultor.id"), index=True)
    primera_id: Mapped[int] = mapped_column(ForeignKey("solicitud.id", ondelete="CASCADE"))
    segunda_id: Mapped[int] = mapped_column(ForeignKey("solicitud.id", ondelete="CASCADE"))
    abierta_el: Mapped[datetime] = mapped_column(default=now)
    respuesta: Mapped[str] = mapped_column(Text, default="")  # of the consultant
    respondida_el: Mapped[datetime | None]
    decision: Mapped[str] = mapped_column(String(16), default="")
    motivo: Mapped[str] = mapped_column(Text, default="")
    cerrada_el: Mapped[datetime | None]
    cerrada_por_id: Mapped[int | None] = mapped_column(
        ForeignKey("usuario.id", ondelete="SET NULL")
    )
    consultor: Mapped[Consultor] = relationship()
    primera: Mapped[Solicitud] = relationship(foreign_keys=primera_id)
    segunda: Mapped[Solicitud] = relationship(foreign_keys=segunda_id)
