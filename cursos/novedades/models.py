"""What waits to be told to a person, and whether they want to be told."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from plataforma.db import Id, Model


class Novedad(Model):
    """A text that waits to be told to one person in the mail of the day."""

    __table_args__ = (UniqueConstraint("usuario_id", "aporte_id"),)

    id: Mapped[Id]
    usuario_id: Mapped[int] = mapped_column(ForeignKey("usuario.id", ondelete="CASCADE"))
    aporte_id: Mapped[int] = mapped_column(ForeignKey("aporte.id", ondelete="CASCADE"), index=True)


class AjusteNovedades(Model):
    """Whether a person wants the mail of the day, and when the last one was written."""

    id: Mapped[Id]
    usuario_id: Mapped[int] = mapped_column(
        ForeignKey("usuario.id", ondelete="CASCADE"), unique=True
    )
    recibe: Mapped[bool] = mapped_column(default=True)
    enviado_el: Mapped[datetime | None]
