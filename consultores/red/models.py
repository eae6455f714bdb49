"""Consultor and what is known of one."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from plataforma.clock import now
from plataforma.db import Id, Model
from plataforma.identidad.models import EstadoUsuario, Usuario
from plataforma.texto import TextoBilingue

CUPO_INICIAL = 5  # open requests at once, until the consultant says otherwise


class TipoConsultor(StrEnum):
    PERSONA = "persona"
    INSTITUCION = "institucion"


class EstadoConsultor(StrEnum):
    POSTULADO = "postulado"
    ACREDITADO = "acreditado"
    SUSPENDIDO = "suspendido"
    RECHAZADO = "rechazado"


class Consultor(Model):
    """A person or institution that helps firms. Public while accredited and not expired."""

    __table_args__ = (
        Index("ix_consultor_estado_vence_el", "estado", "vence_el"),
        CheckConstraint(
            "estado <> 'acreditado' OR (acreditado_el IS NOT NULL AND vence_el IS NOT NULL)",
            name="acreditado_con_fechas",
        ),
        CheckConstraint("cupo >= 0", name="cupo_no_negativo"),
    )

    id: Mapped[Id]
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    # Who answers. Empty for an institution whose account is not there yet: it gets no requests.
    usuario_id: Mapped[int | None] = mapped_column(
        ForeignKey("usuario.id", ondelete="SET NULL"), unique=True
    )
    tipo: Mapped[TipoConsultor] = mapped_column(String(20), default=TipoConsultor.PERSONA)
    nombre: Mapped[str] = mapped_column(String(120))
    # Lower case, without accents: what a name is looked up by. `renombrar` keeps both in step.
    nombre_plegado: Mapped[str] = mapped_column(String(120), index=True)
    resumen: Mapped[TextoBilingue]  # what they solve, in one line
    presentacion: Mapped[TextoBilingue]
    pais: Mapped[str] = mapped_column(String(2), index=True)
    nivel: Mapped[str] = mapped_column(String(2), default="")
    estado: Mapped[EstadoConsultor] = mapped_column(String(20), default=EstadoConsultor.POSTULADO)
    postulado_el: Mapped[datetime] = mapped_column(default=now)
    acreditado_el: Mapped[datetime | None]
    vence_el: Mapped[datetime | None]
    cupo: Mapped[int] = mapped_column(default=CUPO_INICIAL)
    # Declaration of interests, as signed when applying. Never public.
    intereses: Mapped[str] = mapped_column(Text, default="")
    declarado_el: Mapped[datetime | None]

    usuario: Mapped[Usuario | None] = relationship(lazy="joined")
    areas: Mapped[list[ConsultorArea]] = relationship(
        cascade="all, delete-orphan", lazy="selectin", order_by="ConsultorArea.area"
    )
    idiomas: Mapped[list[ConsultorIdioma]] = relationship(
        cascade="all, delete-orphan", lazy="selectin", order_by="ConsultorIdioma.idioma"
    )
    paises: Mapped[list[ConsultorPais]] = relationship(
        cascade="all, delete-orphan", lazy="selectin", order_by="ConsultorPais.pais"
    )
    desempeno: Mapped[Desempeno] = relationship(cascade="all, delete-orphan", lazy="selectin")
    dictamenes: Mapped[list[Dictamen]] = relationship(
        cascade="all, delete-orphan", order_by="Dictamen.id.desc()"
    )

    @property
    def es_publico(self) -> bool:
        """Whether anybody may see the profile."""
        return (
            self.estado == EstadoConsultor.ACREDITADO
            and self.vence_el is not None
            and self.vence_el > now()
            and (self.usuario is None or self.usuario.estado == EstadoUsuario.ACTIVO)
        )

    @property
    def tiene_lugar(self) -> bool:
        return self.desempeno.abiertas < self.cupo

    @property
    def recibe_solicitudes(self) -> bool:
        """Whether a new request can be sent: public, somebody answers, and there is room."""
        return self.es_publico and self.usuario_id is not None and self.tiene_lugar

    @property
    def codigos_area(self) -> list[str]:
        return [a.area for a in self.areas]

    @property
    def codigos_idioma(self) -> list[str]:
        return [i.idioma for i in self.idiomas]

    @property
    def codigos_pais(self) -> list[str]:
        return [p.pais for p in self.paises]


class ConsultorArea(Model):
    """An area (`taxonomia.AREAS`) in which the consultant helps."""

    consultor_id: Mapped[int] = mapped_column(
        ForeignKey("consultor.id", ondelete="CASCADE"), primary_key=True
    )
    area: Mapped[str] = mapped_column(String(3), primary_key=True, index=True)


class ConsultorIdioma(Model):
    """A language (`taxonomia.IDIOMAS`) in which the consultant works."""

    consultor_id: Mapped[int] = mapped_column(
        ForeignKey("consultor.id", ondelete="CASCADE"), primary_key=True
    )
    idioma: Mapped[str] = mapped_column(String(2), primary_key=True, index=True)


class ConsultorPais(Model):
    """A country whose firms the consultant serves."""

    consultor_id: Mapped[int] = mapped_column(
        ForeignKey("consultor.id", ondelete="CASCADE"), primary_key=True
    )
    pais: Mapped[str] = mapped_column(String(2), primary_key=True, index=True)


class Desempeno(Model):
    """Figures of a consultant's work: a copy, written anew after each step of a request.

    Lists of thousands show them without counting again; the requests are the truth.
    """

    consultor_id: Mapped[int] = mapped_column(
        ForeignKey("consultor.id", ondelete="CASCADE"), primary_key=True
    )
    recibidas: Mapped[int] = mapped_column(default=0)
    respondidas: Mapped[int] = mapped_column(default=0)  # accepted or declined by the consultant
    respondidas_a_tiempo: Mapped[int] = mapped_column(default=0)
    aceptadas: Mapped[int] = mapped_column(default=0)
    entregadas: Mapped[int] = mapped_column(default=0)
    abiertas: Mapped[int] = mapped_column(default=0)  # assigned and not closed: what fills the cupo
    calificadas: Mapped[int] = mapped_column(default=0)
    utiles: Mapped[int] = mapped_column(default=0)
    mediana_respuesta: Mapped[float | None]  # business days from assignment to answer


class Decision(StrEnum):
    ACREDITAR = "acreditar"
    RECHAZAR = "rechazar"
    SUSPENDER = "suspender"


class Dictamen(Model):
    """One decision about a consultant, with its reason. Never changed."""

    id: Mapped[Id]
    consultor_id: Mapped[int] = mapped_column(
        ForeignKey("consultor.id", ondelete="CASCADE"), index=True
    )
    decision: Mapped[Decision] = mapped_column(String(20))
    motivo: Mapped[str] = mapped_column(Text, default="")
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("usuario.id", ondelete="SET NULL"))
    decidido_el: Mapped[datetime] = mapped_column(default=now)
    actor: Mapped[Usuario | None] = relationship()
