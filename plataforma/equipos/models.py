"""InvitacionEquipo."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from plataforma.clock import now
from plataforma.db import Id, Model
from plataforma.identidad.models import Usuario
from plataforma.organizaciones.models import Organizacion, RolMembresia


class EstadoInvitacion(StrEnum):
    PENDIENTE = "pendiente"
    ACEPTADA = "aceptada"
    VENCIDA = "vencida"
    RETIRADA = "retirada"


class InvitacionEquipo(Model):
    """A mail that lets its reader act for an organisation, once they accept signed in.

    `traspaso`: whoever accepts gets the management of the person who invited, who then stays in
    the role `queda`, or leaves when that is empty.
    """

    __table_args__ = (
        Index("ix_invitacion_equipo_organizacion_correo", "organizacion_id", "correo"),
    )

    id: Mapped[Id]
    organizacion_id: Mapped[int] = mapped_column(ForeignKey("organizacion.id", ondelete="CASCADE"))
    correo: Mapped[str] = mapped_column(String(254), index=True)
    idioma: Mapped[str] = mapped_column(String(2))
    rol: Mapped[RolMembresia] = mapped_column(String(20))
    traspaso: Mapped[bool] = mapped_column(default=False)
    queda: Mapped[str] = mapped_column(String(20), default="")  # RolMembresia
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    creada_por_id: Mapped[int | None] = mapped_column(
        ForeignKey("usuario.id", ondelete="SET NULL"), index=True
    )
    creada_el: Mapped[datetime] = mapped_column(default=now)
    enviada_el: Mapped[datetime] = mapped_column(default=now)
    vence_el: Mapped[datetime]
    aceptada_el: Mapped[datetime | None]
    retirada_el: Mapped[datetime | None]

    organizacion: Mapped[Organizacion] = relationship(lazy="joined", innerjoin=True)
    creada_por: Mapped[Usuario | None] = relationship()

    @property
    def estado(self) -> EstadoInvitacion:
        if self.retirada_el:
            return EstadoInvitacion.RETIRADA
        if self.aceptada_el:
            return EstadoInvitacion.ACEPTADA
        return EstadoInvitacion.PENDIENTE if self.vence_el > now() else EstadoInvitacion.VENCIDA
