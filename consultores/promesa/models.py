"""The figures of one day."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from plataforma.db import Id, Model


class CortePromesa(Model):
    """The published figures as they were counted on a day. Groups too small are not in it."""

    id: Mapped[Id]
    dia: Mapped[date] = mapped_column(unique=True)
    calculado_el: Mapped[datetime]
    datos: Mapped[dict[str, Any]]
