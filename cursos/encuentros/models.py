"""Encuentro and Asistencia."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cursos.cohortes.models import Cohorte
from plataforma.clock import now
from plataforma.db import Id, Model

OPENS = timedelta(minutes=30)  # before the beginning
CLOSES = timedelta(hours=3)  # after the end


class Encuentro(Model):
    """A meeting of a cohort, in a place or through a link.

    `zona` is the clock it was set by. `secuencia` grows with each change that the people are told
    of: what was asked for under an older one is void. `semilla` makes the code of attendance.
    """

    __table_args__ = (
        CheckConstraint("lugar <> '' OR enlace <> ''", name="con_lugar"),
        CheckConstraint("minutos > 0", name="minutos_positivos"),
    )

    id: Mapped[Id]
    cohorte_id: Mapped[int] = mapped_column(ForeignKey("cohorte.id", ondelete="CASCADE"))
    titulo: Mapped[str] = mapped_column(String(120))
    inicio: Mapped[datetime] = mapped_column(index=True)
    minutos: Mapped[int]
    zona: Mapped[str] = mapped_column(String(40))
    lugar: Mapped[str] = mapped_column(String(200), default="")
    enlace: Mapped[str] = mapped_column(String(500), default="")
    indicaciones: Mapped[str] = mapped_column(String(800), default="")
    secuencia: Mapped[int] = mapped_column(default=0)
    semilla: Mapped[str] = mapped_column(String(32))
    uid: Mapped[str] = mapped_column(String(120), unique=True)
    creado_por_id: Mapped[int | None] = mapped_column(ForeignKey("usuario.id", ondelete="SET NULL"))
    creado_el: Mapped[datetime] = mapped_column(default=now)
    cancelado_el: Mapped[datetime | None]

    cohorte: Mapped[Cohorte] = relationship(lazy="joined", innerjoin=True)

    @property
    def fin(self) -> datetime:
        return self.inicio + timedelta(minutes=self.minutos)

    @property
    def codigo_vale(self) -> bool:
        """Whether its code serves now or will."""
        return self.cancelado_el is None and now() <= self.fin + CLOSES

    @property
    def acepta_codigo(self) -> bool:
        """Whether people may say now, with the code, that they are there."""
        return self.codigo_vale and self.inicio - OPENS <= now()


class Forma(StrEnum):
    """How somebody's attendance was taken."""

    CODIGO = "codigo"
    LISTA = "lista"


class Asistencia(Model):
    """Somebody of the list was at a meeting. Who was not has no row.

    Who noted it, the audit says.
    """

    __table_args__ = (UniqueConstraint("encuentro_id", "participante_id"),)

    id: Mapped[Id]
    encuentro_id: Mapped[int] = mapped_column(ForeignKey("encuentro.id", ondelete="CASCADE"))
    participante_id: Mapped[int] = mapped_column(
        ForeignKey("participante.id", ondelete="CASCADE"), index=True
    )
    forma: Mapped[Forma] = mapped_column(String(10))
    anotada_el: Mapped[datetime] = mapped_column(default=now)

    encuentro: Mapped[Encuentro] = relationship()
