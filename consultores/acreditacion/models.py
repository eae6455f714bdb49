"""Postulacion: what somebody asks the network for, from the first draft to the decision."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consultores.red.models import Consultor
from plataforma.clock import now
from plataforma.db import Id, Model
from plataforma.identidad.models import Usuario


class Tramite(StrEnum):
    """What is asked for."""

    INGRESO = "ingreso"
    AMPLIACION = "ampliacion"  # more areas, or a higher level
    RENOVACION = "renovacion"


class EstadoPostulacion(StrEnum):
    BORRADOR = "borrador"
    ENVIADA = "enviada"
    OBSERVADA = "observada"  # given back: something is missing
    ACEPTADA = "aceptada"
    RECHAZADA = "rechazada"


ABIERTAS = (
    EstadoPostulacion.BORRADOR,
    EstadoPostulacion.ENVIADA,
    EstadoPostulacion.OBSERVADA,
)
EDITABLES = (EstadoPostulacion.BORRADOR, EstadoPostulacion.OBSERVADA)
_ABIERTA = text("estado IN ('borrador', 'enviada', 'observada')")


class Recomendacion(StrEnum):
    """What the national counterpart thinks of it."""

    FAVORABLE = "favorable"
    CON_REPAROS = "con_reparos"
    DESFAVORABLE = "desfavorable"


class Postulacion(Model):
    """An application. `datos`: an entry for each section; `vueltas`: how often it was saved.

    A person has one open at a time.
    """

    __table_args__ = (
        Index(
            "uq_postulacion_abierta",
            "usuario_id",
            unique=True,
            sqlite_where=_ABIERTA,
            postgresql_where=_ABIERTA,
        ),
        Index("ix_postulacion_estado_responder_antes_el", "estado", "responder_antes_el"),
    )

    id: Mapped[Id]
    clave: Mapped[str] = mapped_column(String(32), unique=True)  # random: its address
    usuario_id: Mapped[int] = mapped_column(
        ForeignKey("usuario.id", ondelete="CASCADE"), index=True
    )
    # Whom it is about, once there is a profile.
    consultor_id: Mapped[int | None] = mapped_column(
        ForeignKey("consultor.id", ondelete="SET NULL"), index=True
    )
    tramite: Mapped[Tramite] = mapped_column(String(20), default=Tramite.INGRESO)
    estado: Mapped[EstadoPostulacion] = mapped_column(
        String(20), default=EstadoPostulacion.BORRADOR
    )
    pais: Mapped[str] = mapped_column(String(2), index=True)
    datos: Mapped[dict[str, Any]] = mapped_column(default=dict)
    vueltas: Mapped[dict[str, Any]] = mapped_column(default=dict)
    # Who holds the credential for an institution: asked by mail, and who said yes.
    miembro_correo: Mapped[str] = mapped_column(String(254), default="")
    miembro_pedido_el: Mapped[datetime | None]
    miembro_id: Mapped[int | None] = mapped_column(ForeignKey("usuario.id", ondelete="SET NULL"))
    creada_el: Mapped[datetime] = mapped_column(default=now)
    guardada_el: Mapped[datetime] = mapped_column(default=now)
    enviada_el: Mapped[datetime | None]
    responder_antes_el: Mapped[datetime | None]  # promised
    # Until then the Secretariat waits for the counterpart.
    opinar_antes_el: Mapped[datetime | None]
    recomendacion: Mapped[Recomendacion | None] = mapped_column(String(20))
    recomendacion_texto: Mapped[str] = mapped_column(Text, default="")
    recomendada_por_id: Mapped[int | None] = mapped_column(
        ForeignKey("usuario.id", ondelete="SET NULL")
    )
    recomendada_el: Mapped[datetime | None]
    observacion: Mapped[str] = mapped_column(Text, default="")
    observada_el: Mapped[datetime | None]
    motivo: Mapped[str] = mapped_column(String(30), default="")  # of `vista.MOTIVOS`
    motivo_texto: Mapped[str] = mapped_column(Text, default="")
    decidida_el: Mapped[datetime | None]

    usuario: Mapped[Usuario] = relationship(foreign_keys=usuario_id, lazy="joined")
    miembro: Mapped[Usuario | None] = relationship(foreign_keys=miembro_id)
    recomendada_por: Mapped[Usuario | None] = relationship(foreign_keys=recomendada_por_id)
    consultor: Mapped[Consultor | None] = relationship()
    evidencias: Mapped[list[Evidencia]] = relationship(
        cascade="all, delete-orphan", order_by="Evidencia.id"
    )
    referencias: Mapped[list[Referencia]] = relationship(
        cascade="all, delete-orphan", order_by="Referencia.id"
    )

    @property
    def editable(self) -> bool:
        return self.estado in EDITABLES

    @property
    def atrasada(self) -> bool:
        """Whether the promised day passed without a decision."""
        due = self.responder_antes_el
        return self.estado == EstadoPostulacion.ENVIADA and due is not None and due < now()

    def seccion(self, codigo: str) -> dict[str, Any]:
        """Return what a section says so far."""
        said: dict[str, Any] = self.datos.get(codigo, {})
        return said

    def vuelta(self, codigo: str) -> int:
        return int(self.vueltas.get(codigo, 0))


class Evidencia(Model):
    """A file or a link, and what it proves. `clave` is random: address and place of the file."""

    id: Mapped[Id]
    postulacion_id: Mapped[int] = mapped_column(
        ForeignKey("postulacion.id", ondelete="CASCADE"), index=True
    )
    clave: Mapped[str] = mapped_column(String(32), unique=True)
    intento: Mapped[str] = mapped_column(String(32))
    prueba: Mapped[str] = mapped_column(String(300))
    enlace: Mapped[str] = mapped_column(String(500), default="")
    nombre: Mapped[str] = mapped_column(String(160), default="")
    tipo: Mapped[str] = mapped_column(String(4), default="")
    bytes: Mapped[int] = mapped_column(default=0)
    subida_el: Mapped[datetime] = mapped_column(default=now)


class Respuesta(StrEnum):
    """What a referee answered."""

    PENDIENTE = "pendiente"
    CONFIRMA = "confirma"
    DECLINA = "declina"


class Referencia(Model):
    """Somebody without an account who says how the applicant works; erased after the decision."""

    id: Mapped[Id]
    postulacion_id: Mapped[int] = mapped_column(
        ForeignKey("postulacion.id", ondelete="CASCADE"), index=True
    )
    nombre: Mapped[str] = mapped_column(String(120))
    institucion: Mapped[str] = mapped_column(String(160))
    relacion: Mapped[str] = mapped_column(String(200))
    correo: Mapped[str] = mapped_column(String(254), index=True)
    idioma: Mapped[str] = mapped_column(String(2))
    pedida_el: Mapped[datetime] = mapped_column(default=now)  # when the mail was last sent
    respuesta: Mapped[Respuesta] = mapped_column(String(20), default=Respuesta.PENDIENTE)
    frase: Mapped[str] = mapped_column(Text, default="")
    respondida_el: Mapped[datetime | None]

    postulacion: Mapped[Postulacion] = relationship(back_populates="referencias")
