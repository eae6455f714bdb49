"""Solicitud and everything that happens on its way."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
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
from consultores.solicitudes.intercambio import Calificacion, Entregable, Mensaje
from plataforma.clock import now
from plataforma.db import Id, Model
from plataforma.identidad.models import EstadoUsuario, Usuario
from plataforma.organizaciones.models import Organizacion, RolMembresia
from plataforma.organizaciones.queries import es_miembro

# States in which the firm waits for somebody to have it, and in which a result is due.
ANTES = (Estado.ENVIADA, Estado.OBSERVADA, Estado.ADMITIDA, Estado.EN_ESPERA)
ENTREGAN = (Estado.ACEPTADA, Estado.EN_CURSO, Estado.EN_REVISION)
# What the queues look at, as an index over it says it: sent, and not ended.
ABIERTAS = "estado NOT IN ('borrador', 'cancelada', 'cerrada', 'rechazada')"
# What ended after it was sent: a draft that was thrown away is nobody's business.
# The function keeps SQLite from an index of states, whose rows it would have to read one by one.
TERMINADAS = (
    "coalesce(estado, '') IN ('cancelada', 'cerrada', 'rechazada') AND enviada_el IS NOT NULL"
)
_WITH_CONSULTANT = ", ".join(f"'{e}'" for e in sorted(CON_CONSULTOR))


class Solicitud(Model):
    """A request for help. `intento` comes with the form, so that sending twice makes one."""

    __table_args__ = (
        UniqueConstraint("solicitante_id", "intento"),
        Index("ix_solicitud_consultor_id_estado", "consultor_id", "estado"),
        Index("ix_solicitud_pais_estado", "pais", "estado"),
        Index("ix_solicitud_estado_actualizada_el", "estado", "actualizada_el"),
        Index("ix_solicitud_area_pais", "area", "pais"),
        Index("ix_solicitud_escalada_el_pais", "escalada_el", "pais"),
        # The queues: counted, and what is due first, without reading the requests themselves.
        Index(
            "ix_solicitud_cola",
            *("meta_el", "id", "pais", "estado", "escalada_el", "actualizada_el", "area", "tipo"),
            "buscado",
            sqlite_where=text(ABIERTAS),
            postgresql_where=text(ABIERTAS),
        ),
        Index(
            "ix_solicitud_terminadas",
            *("cerrada_el", "id", "pais", "estado", "enviada_el", "area", "tipo", "buscado"),
            sqlite_where=text(TERMINADAS),
            postgresql_where=text(TERMINADAS),
        ),
        CheckConstraint(
            f"estado NOT IN ({_WITH_CONSULTANT}) OR consultor_id IS NOT NULL",
            name="con_consultor",
        ),
    )

    id: Mapped[Id]
    referencia: Mapped[str] = mapped_column(String(20), unique=True)
    intento: Mapped[str] = mapped_column(String(32))
    solicitante_id: Mapped[int] = mapped_column(ForeignKey("usuario.id"), index=True)
    # The chamber or public body in whose name it is asked, if in one.
    organizacion_id: Mapped[int | None] = mapped_column(ForeignKey("organizacion.id"), index=True)
    # As they were when asking: the person's account may change later.
    empresa: Mapped[str] = mapped_column(String(160), default="")
    pais: Mapped[str] = mapped_column(String(2), default="")
    # Who owns it: the first who took it. Nobody does while it is only offered.
    consultor_id: Mapped[int | None] = mapped_column(ForeignKey("consultor.id"))
    # Whom the firm chose; empty: the network proposes.
    elegido_id: Mapped[int | None] = mapped_column(ForeignKey("consultor.id"), index=True)
    tipo: Mapped[str] = mapped_column(String(8))
    area: Mapped[str] = mapped_column(String(3), default="")
    titulo: Mapped[str] = mapped_column(String(120), default="")
    descripcion: Mapped[str] = mapped_column(Text, default="")
    producto: Mapped[str] = mapped_column(String(160), default="")
    mercado: Mapped[str] = mapped_column(String(2), default="")
    idioma: Mapped[str] = mapped_column(String(2), default="es")
    # Number, title, firm and product as the queues look for them (`buscado.py`).
    buscado: Mapped[str] = mapped_column(String(480), default="", server_default="", deferred=True)
    servicio: Mapped[str] = mapped_column(String(8), default="", server_default="")
    sector: Mapped[str] = mapped_column(String(3), default="", server_default="")
    # "remoto", "presencial", or empty: as it suits.
    modalidad: Mapped[str] = mapped_column(String(12), default="", server_default="")
    # Names of persons and firms, one per line, who must not see it. For the matching alone.
    no_con: Mapped[str] = mapped_column(Text, default="", server_default="")
    estado: Mapped[Estado] = mapped_column(String(20), default=Estado.BORRADOR)
    creada_el: Mapped[datetime] = mapped_column(default=now)
    actualizada_el: Mapped[datetime] = mapped_column(default=now)
    enviada_el: Mapped[datetime | None]
    cerrada_el: Mapped[datetime | None]
    # How it ended (`Desenlace`); empty while it is open.
    desenlace: Mapped[str] = mapped_column(String(20), default="", server_default="")
    # What the firm was promised; empty while nothing is due.
    responder_antes_el: Mapped[datetime | None]
    entregar_antes_el: Mapped[datetime | None]
    # The clock that runs (`relojes.poner`): what for, since when, the promise, the alert, the end,
    # the next moment at which there is something to do, and how far it has gone.
    reloj: Mapped[str] = mapped_column(String(12), default="", server_default="")
    reloj_desde: Mapped[datetime | None]
    meta_el: Mapped[datetime | None]
    alerta_el: Mapped[datetime | None]
    limite_el: Mapped[datetime | None]
    proximo_el: Mapped[datetime | None] = mapped_column(index=True)
    aviso: Mapped[int] = mapped_column(default=0, server_default="0")
    # Since when the counterpart is asked to look into it; empty when all goes its way.
    escalada_el: Mapped[datetime | None]
    suspendida_hasta: Mapped[date | None]

    solicitante: Mapped[Usuario] = relationship()
    organizacion: Mapped[Organizacion | None] = relationship()
    consultor: Mapped[Consultor | None] = relationship(foreign_keys=consultor_id)
    elegido: Mapped[Consultor | None] = relationship(foreign_keys=elegido_id)
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
    def contacto_probado(self) -> bool:
        """Whether who asks can be told what happens: an account, or a mail that was proved."""
        persona = self.solicitante
        guest = persona.estado == EstadoUsuario.INVITADO
        return not guest or persona.correo_verificado_el is not None

    @property
    def quedo_sin_consultor(self) -> bool:
        """Whether who answered closed the account: the result is there, its author is not."""
        return self.consultor is not None and self.consultor.usuario_id is None

    @property
    def se_conversa(self) -> bool:
        """Whether both sides are there to write to each other."""
        if self.estado == Estado.ASIGNADA:
            return self.interlocutor is not None
        return self.estado in CONVERSACION and not self.quedo_sin_consultor

    @property
    def interlocutor(self) -> Consultor | None:
        """Return the one consultant with whom the firm deals: who has it, or alone is asked."""
        if self.consultor is not None:
            return self.consultor
        asked = self.ofertas if self.estado == Estado.ASIGNADA else []
        return asked[0].consultor if len(asked) == 1 else None

    @property
    def vence_el(self) -> datetime | None:
        """What was promised for the step that is due now."""
        if self.estado == Estado.ASIGNADA:
            return self.responder_antes_el
        if self.estado in ENTREGAN:
            return self.entregar_antes_el
        return self.meta_el if self.estado in ANTES else None

    @property
    def esta_vencida(self) -> bool:
        return self.vence_el is not None and self.vence_el < now()

    @property
    def ofertas(self) -> list[Asignacion]:
        """The offers that wait for an answer."""
        return [a for a in self.asignaciones if a.respuesta == Respuesta.PENDIENTE]

    def oferta_de(self, persona: Usuario) -> Asignacion | None:
        """Return the offer that waits for this person's answer."""
        return next((a for a in self.ofertas if a.consultor.usuario_id == persona.id), None)

    def papel_de(self, persona: Usuario) -> Papel | None:
        """Return on which side the person is, if on one."""
        if self.solicitante_id == persona.id or self.es_de_su_casa(persona):
            return Papel.SOLICITANTE
        if self.consultor is not None:
            return Papel.CONSULTOR if self.consultor.usuario_id == persona.id else None
        if self.estado == Estado.ASIGNADA and self.oferta_de(persona) is not None:
            return Papel.CONSULTOR
        return None

    def es_de_su_casa(self, persona: Usuario) -> bool:
        """Whether the person manages the body in whose name it was sent."""
        if self.organizacion_id is None or self.enviada_el is None:
            return False
        return es_miembro(persona.id, self.organizacion_id, RolMembresia.GESTOR)

    def otra_parte(self, papel: Papel) -> Usuario | None:
        """Return the person on the other side."""
        if papel == Papel.CONSULTOR:
            return self.solicitante
        return self.interlocutor.usuario if self.interlocutor else None


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
    causa: Mapped[str] = mapped_column(String(24), default="", server_default="")  # `causas`
    motivo: Mapped[str] = mapped_column(Text, default="")
    ocurrio_el: Mapped[datetime] = mapped_column(default=now)
    solicitud: Mapped[Solicitud] = relationship(back_populates="movimientos")


class Respuesta(StrEnum):
    """How an offer ended."""

    PENDIENTE = "pendiente"
    ACEPTADA = "aceptada"
    DECLINADA = "declinada"
    RETIRADA = "retirada"  # taken back, or given up by the firm
    TOMADA = "tomada"  # another one was first
    SILENCIO = "silencio"  # the time ran out


class Asignacion(Model):
    """A request offered to one consultant, and how that ended: the base of all figures."""

    __table_args__ = (
        # One offer at a time to each; who was not fast enough may be asked again.
        Index(
            "uq_asignacion_abierta",
            "solicitud_id",
            "consultor_id",
            unique=True,
            sqlite_where=text("respuesta = 'pendiente'"),
            postgresql_where=text("respuesta = 'pendiente'"),
        ),
        Index("ix_asignacion_solicitud_id", "solicitud_id"),
        Index("ix_asignacion_consultor_id_respuesta", "consultor_id", "respuesta"),
        Index("ix_asignacion_asignada_el", "asignada_el"),
    )

    id: Mapped[Id]
    solicitud_id: Mapped[int] = mapped_column(ForeignKey("solicitud.id", ondelete="CASCADE"))
    consultor_id: Mapped[int] = mapped_column(ForeignKey("consultor.id"))
    # Who proposed this consultant, and why (codes of `emparejamiento`).
    por: Mapped[Papel] = mapped_column(
        String(20), default=Papel.SOLICITANTE, server_default=Papel.SOLICITANTE
    )
    razones: Mapped[list[str]] = mapped_column(default=list, server_default=text("'[]'"))
    asignada_el: Mapped[datetime] = mapped_column(default=now)
    responder_antes_el: Mapped[datetime]
    respuesta: Mapped[Respuesta] = mapped_column(String(20), default=Respuesta.PENDIENTE)
    causa: Mapped[str] = mapped_column(String(24), default="", server_default="")  # of a refusal
    respondida_el: Mapped[datetime | None]
    dias_respuesta: Mapped[int | None]  # business days of the consultant's country
    consultor: Mapped[Consultor] = relationship()
