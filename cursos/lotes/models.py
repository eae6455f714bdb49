"""Lote: a decision to issue to a cohort. LoteItem: one person in it. ArchivoCohorte: the ZIP."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cursos.cohortes.models import Cohorte
from cursos.credenciales.models import Credencial
from plataforma.clock import now
from plataforma.db import Id, Model
from plataforma.identidad.models import Usuario


class EstadoLote(StrEnum):
    BORRADOR = "borrador"  # being chosen; nothing is issued
    ESPERANDO = "esperando_segunda"  # asked for; a second administrator decides
    EN_CURSO = "en_curso"
    TERMINADO = "terminado"
    DETENIDO = "detenido"  # stopped on the way: what was issued stands
    RECHAZADO = "rechazado"
    DESCARTADO = "descartado"


ABIERTOS = (EstadoLote.BORRADOR, EstadoLote.ESPERANDO, EstadoLote.EN_CURSO)
_ABIERTO = text("estado IN ('borrador', 'esperando_segunda', 'en_curso')")


class Caso(StrEnum):
    """What a person of the cohort is to a lot; everybody is in exactly one."""

    CUMPLE = "cumple"  # completed the course and holds nothing of it
    SIN_COMPLETAR = "sin_completar"
    VENCIDA = "vencida"  # holds one whose term ended
    YA_LA_TIENE = "ya_la_tiene"
    SUSPENDIDA = "suspendida"
    REVOCADA = "revocada"
    RETIRADA = "retirada"  # the holder asked for it to go
    SIN_CUENTA = "sin_cuenta"
    SIN_CREDENCIAL = "sin_credencial"  # their version of the course grants none


ELEGIBLES = (Caso.CUMPLE, Caso.SIN_COMPLETAR, Caso.VENCIDA)


class EstadoItem(StrEnum):
    """The first two are corrections of what a draft proposes; the others follow the decision."""

    ELEGIDA = "elegida"
    QUITADA = "quitada"
    PENDIENTE = "pendiente"
    EMITIDA = "emitida"
    OMITIDA = "omitida"


class Omision(StrEnum):
    """Why nothing was issued after all."""

    YA_LA_TIENE = "ya_la_tiene"
    SUSPENDIDA = "suspendida"
    CAMBIO = "cambio"  # it was decided on something that is no longer so
    FUERA = "fuera"  # left the cohort, or closed the account
    DETENIDO = "detenido"
    FALLO = "fallo"


class Lote(Model):
    """One open lot per cohort: whoever begins a second one finds the first."""

    __table_args__ = (
        Index(
            "uq_lote_abierto",
            "cohorte_id",
            unique=True,
            sqlite_where=_ABIERTO,
            postgresql_where=_ABIERTO,
        ),
    )

    id: Mapped[Id]
    cohorte_id: Mapped[int] = mapped_column(ForeignKey("cohorte.id"), index=True)
    estado: Mapped[EstadoLote] = mapped_column(String(20), default=EstadoLote.BORRADOR, index=True)
    empezado_el: Mapped[datetime] = mapped_column(default=now)
    pedido_por_id: Mapped[int | None] = mapped_column(
        ForeignKey("usuario.id", ondelete="SET NULL"), index=True
    )
    pedido_el: Mapped[datetime | None]
    motivo: Mapped[str] = mapped_column(Text, default="")
    decidido_por_id: Mapped[int | None] = mapped_column(
        ForeignKey("usuario.id", ondelete="SET NULL")
    )
    decidido_el: Mapped[datetime | None]
    motivo_rechazo: Mapped[str] = mapped_column(Text, default="")
    terminado_el: Mapped[datetime | None]

    cohorte: Mapped[Cohorte] = relationship(lazy="joined", innerjoin=True)
    pedido_por: Mapped[Usuario | None] = relationship(foreign_keys=[pedido_por_id])
    decidido_por: Mapped[Usuario | None] = relationship(foreign_keys=[decidido_por_id])


class LoteItem(Model):
    """A person in a lot, once. `caso`: what they were when it was decided.

    Empty `usuario_id`: the account was closed; the line stays for the count.
    """

    __table_args__ = (
        UniqueConstraint("lote_id", "usuario_id"),
        Index("ix_lote_item_lote_id_estado", "lote_id", "estado"),
    )

    id: Mapped[Id]
    lote_id: Mapped[int] = mapped_column(ForeignKey("lote.id", ondelete="CASCADE"))
    usuario_id: Mapped[int | None] = mapped_column(
        ForeignKey("usuario.id", ondelete="SET NULL"), index=True
    )
    estado: Mapped[EstadoItem] = mapped_column(String(20))
    caso: Mapped[Caso | None] = mapped_column(String(20))
    omision: Mapped[Omision | None] = mapped_column(String(20))
    credencial_id: Mapped[int | None] = mapped_column(ForeignKey("credencial.id"), unique=True)
    fallos: Mapped[int] = mapped_column(default=0)

    lote: Mapped[Lote] = relationship()
    usuario: Mapped[Usuario | None] = relationship()
    credencial: Mapped[Credencial | None] = relationship()


class ArchivoCohorte(Model):
    """The certificates of a cohort in one ZIP, for a few days. `huella`: of what is in it."""

    __table_args__ = (UniqueConstraint("cohorte_id"),)

    id: Mapped[Id]
    cohorte_id: Mapped[int] = mapped_column(ForeignKey("cohorte.id"))
    pedido_por_id: Mapped[int | None] = mapped_column(ForeignKey("usuario.id", ondelete="SET NULL"))
    pedido_el: Mapped[datetime] = mapped_column(default=now)
    clave: Mapped[str] = mapped_column(String(32))
    listo_el: Mapped[datetime | None]
    vence_el: Mapped[datetime | None]
    huella: Mapped[str] = mapped_column(String(64), default="")
    cuantos: Mapped[int] = mapped_column(default=0)
    bytes: Mapped[int] = mapped_column(default=0)

    cohorte: Mapped[Cohorte] = relationship(lazy="joined", innerjoin=True)
    pedido_por: Mapped[Usuario | None] = relationship()

    @property
    def storage_key(self) -> str:
        return f"lotes/{self.clave}.zip"
