"""CorreoEntrante: one mail that came for one signed address."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l
from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from plataforma.clock import now
from plataforma.db import Id, Model
from plataforma.identidad.models import Usuario

if TYPE_CHECKING:
    from collections.abc import Mapping


class EstadoEntrante(StrEnum):
    RECIBIDO = "recibido"  # kept, not read yet
    ENTREGADO = "entregado"
    RETENIDO = "retenido"  # waits for the person's word on a page
    NO_ENTREGADO = "no_entregado"
    IGNORADO = "ignorado"  # written by a machine
    DESCARTADO = "descartado"  # by the person, on that page


class Motivo(StrEnum):
    """Why a mail is not in a conversation."""

    NINGUNO = ""
    AUTOMATICO = "automatico"
    OTRA_DIRECCION = "otra_direccion"
    DEMASIADOS = "demasiados"
    VACIO = "vacio"
    CERRADO = "cerrado"
    AJENO = "ajeno"
    SIN_OBJETO = "sin_objeto"
    SIN_CUENTA = "sin_cuenta"
    PERDIDO = "perdido"


MOTIVOS: Mapping[Motivo, object] = {
    Motivo.NINGUNO: _l("Todavía no se pudo leer"),
    Motivo.AUTOMATICO: _l("Lo escribió una máquina: aviso de ausencia, lista o rebote"),
    Motivo.OTRA_DIRECCION: _l("Llegó de una dirección que no es la de la persona"),
    Motivo.DEMASIADOS: _l("Demasiados correos en una hora"),
    Motivo.VACIO: _l("No tenía texto propio ni archivos"),
    Motivo.CERRADO: _l("La conversación estaba cerrada"),
    Motivo.AJENO: _l("Ya no estaba en manos de la persona"),
    Motivo.SIN_OBJETO: _l("Aquello a lo que respondía ya no existe"),
    Motivo.SIN_CUENTA: _l("La persona ya no tiene cuenta o está suspendida"),
    Motivo.PERDIDO: _l("El archivo del correo no se encontró"),
}


class CorreoEntrante(Model):
    """The mail itself stands in the file store (`clave`) for 90 days; the token is not kept.

    `huella` is made of the Message-ID and the body: the same mail delivered twice is one row.
    """

    __table_args__ = (
        UniqueConstraint("destino", "huella"),
        Index("ix_correo_entrante_estado_recibido_el", "estado", "recibido_el"),
    )

    id: Mapped[Id]
    destino: Mapped[str] = mapped_column(String(40))  # "solicitud-12-7": kind, object, person
    huella: Mapped[str] = mapped_column(String(64))
    tipo: Mapped[str] = mapped_column(String(12))
    objeto_id: Mapped[int]
    # Empty when no such person: an account that is gone.
    persona_id: Mapped[int | None] = mapped_column(
        ForeignKey("usuario.id", ondelete="SET NULL"), index=True
    )
    sobre: Mapped[str] = mapped_column(String(254), default="")  # sender of the envelope
    desde: Mapped[str] = mapped_column(String(254), default="")  # address of the From line
    asunto: Mapped[str] = mapped_column(String(200), default="")
    # How people call what it answers, e.g. a reference.
    titulo: Mapped[str] = mapped_column(String(60), default="", server_default="")
    message_id: Mapped[str] = mapped_column(String(200), default="")
    bytes: Mapped[int]
    estado: Mapped[EstadoEntrante] = mapped_column(String(20), default=EstadoEntrante.RECIBIDO)
    motivo: Mapped[Motivo] = mapped_column(String(20), default=Motivo.NINGUNO)
    recibido_el: Mapped[datetime] = mapped_column(default=now)
    leido_el: Mapped[datetime | None]
    persona: Mapped[Usuario | None] = relationship()

    @property
    def clave(self) -> str:
        """Where the mail stands; made of what it is, so that a second try writes no second copy."""
        return f"correo/{self.destino}-{self.huella}"
