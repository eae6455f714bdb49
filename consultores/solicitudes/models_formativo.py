"""PedidoFormativo: what a body adds when it asks for a course or a workshop."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from plataforma.db import Id, Model


class PedidoFormativo(Model):
    """The group, the dates and the place of what is asked. Topic, kind and language stand on the

    request itself: `area`, `servicio`, `idioma`; whether it is online, on `modalidad`.
    """

    id: Mapped[Id]
    solicitud_id: Mapped[int] = mapped_column(
        ForeignKey("solicitud.id", ondelete="CASCADE"), unique=True
    )
    desde: Mapped[date | None]
    hasta: Mapped[date | None]
    otra_desde: Mapped[date | None]
    otra_hasta: Mapped[date | None]
    personas: Mapped[int] = mapped_column(default=0)
    lugar: Mapped[str] = mapped_column(String(160), default="")
    para_quienes: Mapped[str] = mapped_column(Text, default="")

    @property
    def esta_completo(self) -> bool:
        """Whether it says enough to be sent."""
        return bool(self.desde and self.hasta and self.personas and self.para_quienes)
