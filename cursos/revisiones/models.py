"""RevisionPar: what one member of a cohort says about another one's worksheet."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cursos.tareas.models import Entrega
from plataforma.clock import now
from plataforma.db import Id, Model
from plataforma.identidad.models import Usuario


class RevisionPar(Model):
    """Advice, not a grade. Neither of the two is told who the other one is."""

    __table_args__ = (UniqueConstraint("entrega_id", "revisor_id"),)

    id: Mapped[Id]
    entrega_id: Mapped[int] = mapped_column(ForeignKey("entrega.id", ondelete="CASCADE"))
    revisor_id: Mapped[int] = mapped_column(
        ForeignKey("usuario.id", ondelete="CASCADE"), index=True
    )
    niveles: Mapped[dict[str, Any]] = mapped_column(default=dict)
    comentario: Mapped[str] = mapped_column(Text, default="")
    asignada_el: Mapped[datetime] = mapped_column(default=now)
    hecha_el: Mapped[datetime | None]

    entrega: Mapped[Entrega] = relationship()
    revisor: Mapped[Usuario] = relationship()
