"""Envio: something that a phone kept without a signal and sent later."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from plataforma.clock import now
from plataforma.db import Id, Model

CLAVE_ENVIO = 36  # characters of a UUID
TIPO = 40


class Envio(Model):
    """`clave` is made on the device before the first try: the same one again changes nothing.

    `resultado` is {"estado": …} and, of a conflict, what was said and the fields that lost.
    """

    __table_args__ = (UniqueConstraint("usuario_id", "clave"),)

    id: Mapped[Id]
    usuario_id: Mapped[int] = mapped_column(ForeignKey("usuario.id", ondelete="CASCADE"))
    clave: Mapped[str] = mapped_column(String(CLAVE_ENVIO))
    tipo: Mapped[str] = mapped_column(String(TIPO))
    hecho_el: Mapped[datetime]  # by the phone's clock, set right
    resultado: Mapped[dict[str, Any]]
    recibido_el: Mapped[datetime] = mapped_column(default=now, index=True)
