"""Importacion: a list between its reading and its receipt."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cursos.cohortes.models import Cohorte
from plataforma.clock import now
from plataforma.db import Id, Model


class EstadoImportacion(StrEnum):
    PREPARADA = "preparada"  # read and judged; nobody was enrolled or told
    CONFIRMADA = "confirmada"
    DESCARTADA = "descartada"  # emptied; the row stays so that no later list takes its address


class Importacion(Model):
    """A list between its reading and its confirmation, and afterwards the receipt.

    `filas` holds the judged rows; once confirmed, only the wrong ones stay, to be downloaded.
    """

    id: Mapped[Id]
    cohorte_id: Mapped[int] = mapped_column(
        ForeignKey("cohorte.id", ondelete="CASCADE"), index=True
    )
    creada_por_id: Mapped[int | None] = mapped_column(ForeignKey("usuario.id", ondelete="SET NULL"))
    huella: Mapped[str] = mapped_column(String(64))
    estado: Mapped[EstadoImportacion] = mapped_column(
        String(20), default=EstadoImportacion.PREPARADA
    )
    filas: Mapped[list[Any]]
    # How the list was read: muestras, sin_usar, encabezado, codificacion, separador …
    lectura: Mapped[dict[str, Any]]
    recibo: Mapped[dict[str, Any]] = mapped_column(default=dict)
    creada_el: Mapped[datetime] = mapped_column(default=now)
    confirmada_el: Mapped[datetime | None]

    cohorte: Mapped[Cohorte] = relationship(lazy="joined", innerjoin=True)
