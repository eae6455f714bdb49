"""MensajeCohorte: a text written to many people. DestinatarioMensaje: who got it, and how."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cursos.cohortes.models import Cohorte, Participante
from plataforma.clock import now
from plataforma.db import Bilingue, Id, Model
from plataforma.identidad.models import Usuario


class MensajeCohorte(Model):
    """`filtro` is who was meant, as the address of the people's page said it.

    Nobody is written to before `enviado_el`. `marca` is the form's: sending it twice counts once.
    """

    id: Mapped[Id]
    cohorte_id: Mapped[int] = mapped_column(
        ForeignKey("cohorte.id", ondelete="CASCADE"), index=True
    )
    # The chamber that writes: the owner, or one that shares the cohort.
    organizacion_id: Mapped[int] = mapped_column(ForeignKey("organizacion.id"), index=True)
    autor_id: Mapped[int | None] = mapped_column(ForeignKey("usuario.id", ondelete="SET NULL"))
    marca: Mapped[str] = mapped_column(String(40), unique=True)
    filtro: Mapped[dict[str, Any]]
    asunto: Mapped[Bilingue]
    texto: Mapped[Bilingue]
    creado_el: Mapped[datetime] = mapped_column(default=now)
    enviado_el: Mapped[datetime | None]

    cohorte: Mapped[Cohorte] = relationship()
    autor: Mapped[Usuario | None] = relationship()


class Via(StrEnum):
    CORREO = "correo"
    WHATSAPP = "whatsapp"


class DestinatarioMensaje(Model):
    """`hecho_el`: when the mail was queued, or the WhatsApp link was opened by who writes."""

    __table_args__ = (UniqueConstraint("mensaje_id", "participante_id"),)

    id: Mapped[Id]
    mensaje_id: Mapped[int] = mapped_column(ForeignKey("mensaje_cohorte.id", ondelete="CASCADE"))
    participante_id: Mapped[int] = mapped_column(
        ForeignKey("participante.id", ondelete="CASCADE"), index=True
    )
    via: Mapped[Via] = mapped_column(String(10))
    hecho_el: Mapped[datetime | None]

    mensaje: Mapped[MensajeCohorte] = relationship()
    participante: Mapped[Participante] = relationship()


class SinMensajes(Model):
    """Somebody who asked to get no more messages of this kind from a cohort."""

    participante_id: Mapped[int] = mapped_column(
        ForeignKey("participante.id", ondelete="CASCADE"), primary_key=True
    )
    desde: Mapped[datetime] = mapped_column(default=now)
