"""Solicitud and everything that happens on its way."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consultores.red.models import Consultor
from consultores.solicitudes.estados import (
    CON_CONSULTOR,
    CONVERSACION,
    FINALES,
    Acto,
    Estado,
    Papel,
)
from plataforma.clock import now
from plataforma.db import Id, Model
from plataforma.identidad.models import Usuario

_WITH_CONSULTANT = ", ".join(f"'{e}'" for e in sorted(CON_CONSULTOR))


class Solicitud(Model):
    """A firm's request for help. `intento` comes with the form, so that sending twice makes one."""

    __table_args__ = (
        UniqueConstraint("solicitante_id", "intento"),
        Index("ix_solicitud_consultor_id_estado", "consultor_id", "estado"),
        Index("ix_solicitud_pais_estado", "pais", "estado"),
        Index("ix_solicitud_estado_actualizada_el", "estado", "actualizada_el"),
        CheckConstraint(
            f"estado NOT IN ({_WITH_CONSULTANT}) OR consultor_id IS NOT NULL",
            name="con_consultor",
        ),
    )

    id: Mapped[Id]
    referencia: Mapped[str] = mapped_column(String(20), unique=True)
    intento: Mapped[str] = mapped_column(String(32))
    solicitante_id: Mapped[int] = mapped_column(ForeignKey("usuario.id"), index=True)
    # As they were when asking: the person's account may change later.
    empresa: Mapped[str] = mapped_column(String(160), default="")
    pais: Mapped[str] = mapped_column(String(2), default="")
    consultor_id: Mapped[int | None] = mapped_column(ForeignKey("consultor.id"))
    tipo: Mapped[str] = mapped_column(String(8))
    area: Mapped[str] = mapped_column(String(3), default="")
    titulo: Mapped[str] = mapped_column(String(120), default="")
    descripcion: Mapped[str] = mapped_column(Text, default="")
    producto: Mapped[str] = mapped_column(String(160), default="")
    mercado: Mapped[str] = mapped_column(String(2), default="")
    idioma: Mapped[str] = mapped_column(String(2), default="es")
    estado: Mapped[Estado] = mapped_column(String(20), default=Estado.BORRADOR)
    creada_el: Mapped[datetime] = mapped_column(default=now)
    actualizada_el: Mapped[datetime] = mapped_column(default=now)
    enviada_el: Mapped[datetime | None]
    cerrada_el: Mapped[datetime | None]
    # What the firm was promised; empty while nothing is due.
    responder_antes_el: Mapped[datetime | None]
    entregar_antes_el: Mapped[datetime | None]

    solicitante: Mapped[Usuario] = relationship()
    consultor: Mapped[Consultor | None] = relationship()
    movimientos: Mapped[list[Movimiento]] = relationship(
        back_populates="solicitud", order_by="Movimiento.id", cascade="all, delete-orphan"
    )
    asignaciones: Mapped[list[Asignacion]] = relationship(
        order_by="Asignacion.id", cascade="all, delete-orphan"
    )
    mensajes: Mapped[list[Mensaje]] = relationship(
        order_by="Mensaje.id", cascade="all, delete-orphan"
    )
    entregables: Mapped[list[Entregable]] = relationship(
        order_by="Entregable.id", cascade="all, delete-orphan"
    )
    calificacion: Mapped[Calificacion | None] = relationship(cascade="all, delete-orphan")

    @property
    def esta_abierta(self) -> bool:
        return self.estado not in FINALES

    @property
    def esta_completa(self) -> bool:
        """Whether the draft says enough to be sent."""
        return bool(self.tipo and self.titulo and self.descripcion)

    @property
    def quedo_sin_consultor(self) -> bool:
        """Whether who answered closed the account: the result is there, its author is not."""
        return self.consultor is not None and self.consultor.usuario_id is None

    @property
    def se_conversa(self) -> bool:
        """Whether both sides are there to write to each other."""
        return self.estado in CONVERSACION and not self.quedo_sin_consultor

    @property
    def vence_el(self) -> datetime | None:
        """The deadline that runs now: to answer, or to deliver."""
        if self.estado == Estado.ASIGNADA:
            return self.responder_antes_el
        if self.estado in (Estado.ACEPTADA, Estado.EN_CURSO, Estado.EN_REVISION):
            return self.entregar_antes_el
        return None

    @property
    def esta_vencida(self) -> bool:
        return self.vence_el is not None and self.vence_el < now()

    def papel_de(self, persona: Usuario) -> Papel | None:
        """Return in which quality the person may act, if in any."""
        if self.solicitante_id == persona.id:
            return Papel.SOLICITANTE
        if self.consultor is not None and self.consultor.usuario_id == persona.id:
            return Papel.CONSULTOR
        return None

    def otra_parte(self, papel: Papel) -> Usuario | None:
        """Return the person on the other side."""
        if papel == Papel.CONSULTOR:
            return self.solicitante
        return self.consultor.usuario if self.consultor else None


class Movimiento(Model):
    """One change of state: who, when, why. Never changed."""

    id: Mapped[Id]
    solicitud_id: Mapped[int] = mapped_column(
        ForeignKey("solicitud.id", ondelete="CASCADE"), index=True
    )
    desde: Mapped[Estado] = mapped_column(String(20))
    hacia: Mapped[Estado] = mapped_column(String(20))
    acto: Mapped[Acto] = mapped_column(String(20))
    papel: Mapped[Papel] = mapped_column(String(20))
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("usuario.id", ondelete="SET NULL"))
    motivo: Mapped[str] = mapped_column(Text, default="")
    ocurrio_el: Mapped[datetime] = mapped_column(default=now)
    solicitud: Mapped[Solicitud] = relationship(back_populates="movimientos")


class Respuesta(StrEnum):
    """How an assignment ended."""

    PENDIENTE = "pendiente"
    ACEPTADA = "aceptada"
    DECLINADA = "declinada"
    RETIRADA = "retirada"  # the firm took it back, or gave it up


class Asignacion(Model):
    """A request in the hands of one consultant, and how that ended: the base of all figures."""

    __table_args__ = (UniqueConstraint("solicitud_id", "consultor_id"),)

    id: Mapped[Id]
    solicitud_id: Mapped[int] = mapped_column(ForeignKey("solicitud.id", ondelete="CASCADE"))
    consultor_id: Mapped[int] = mapped_column(ForeignKey("consultor.id"), index=True)
    asignada_el: Mapped[datetime] = mapped_column(default=now)
    responder_antes_el: Mapped[datetime]
    respuesta: Mapped[Respuesta] = mapped_column(String(20), default=Respuesta.PENDIENTE)
    respondida_el: Mapped[datetime | None]
    dias_respuesta: Mapped[int | None]  # business days of the consultant's country
    consultor: Mapped[Consultor] = relationship()


class Mensaje(Model):
    """What one side wrote to the other."""

    __table_args__ = (UniqueConstraint("solicitud_id", "intento"),)

    id: Mapped[Id]
    solicitud_id: Mapped[int] = mapped_column(ForeignKey("solicitud.id", ondelete="CASCADE"))
    intento: Mapped[str] = mapped_column(String(32))
    autor_id: Mapped[int] = mapped_column(ForeignKey("usuario.id"))
    papel: Mapped[Papel] = mapped_column(String(20))
    texto: Mapped[str] = mapped_column(Text)
    enviado_el: Mapped[datetime] = mapped_column(default=now)
    autor: Mapped[Usuario] = relationship()


class Archivo(Model):
    """A file of a request. `clave` is random and is all that its address and its place tell."""

    id: Mapped[Id]
    solicitud_id: Mapped[int] = mapped_column(
        ForeignKey("solicitud.id", ondelete="CASCADE"), index=True
    )
    clave: Mapped[str] = mapped_column(String(32), unique=True)
    nombre: Mapped[str] = mapped_column(String(160))
    tipo: Mapped[str] = mapped_column(String(4))  # "pdf", "docx" …, as found in the content
    bytes: Mapped[int]
    subido_por_id: Mapped[int] = mapped_column(ForeignKey("usuario.id"))
    subido_el: Mapped[datetime] = mapped_column(default=now)


class Entregable(Model):
    """What the consultant hands over: a text and, if they like, a file."""

    __table_args__ = (UniqueConstraint("solicitud_id", "intento"),)

    id: Mapped[Id]
    solicitud_id: Mapped[int] = mapped_column(ForeignKey("solicitud.id", ondelete="CASCADE"))
    intento: Mapped[str] = mapped_column(String(32))
    texto: Mapped[str] = mapped_column(Text)
    archivo_id: Mapped[int | None] = mapped_column(ForeignKey("archivo.id"))
    entregado_el: Mapped[datetime] = mapped_column(default=now)
    archivo: Mapped[Archivo | None] = relationship()


class Calificacion(Model):
    """The firm's answer to four questions, and the consultant's one reply."""

    __table_args__ = (CheckConstraint("trato BETWEEN 1 AND 5", name="trato_1_a_5"),)

    id: Mapped[Id]
    solicitud_id: Mapped[int] = mapped_column(
        ForeignKey("solicitud.id", ondelete="CASCADE"), unique=True
    )
    contactada: Mapped[bool]
    util: Mapped[bool]
    a_tiempo: Mapped[bool]
    trato: Mapped[int]
    comentario: Mapped[str] = mapped_column(Text, default="")
    calificada_el: Mapped[datetime] = mapped_column(default=now)
    replica: Mapped[str] = mapped_column(Text, default="")
    replicada_el: Mapped[datetime | None]
