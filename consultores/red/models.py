"""Consultor and what is known of one."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, false, true
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consultores.red.models_agenda import Ausencia as Ausencia  # noqa: PLC0414 — part of a consultant
from consultores.red.models_agenda import Horario as Horario  # noqa: PLC0414 — likewise
from plataforma.clock import now
from plataforma.db import Id, Model
from plataforma.dias_habiles import hoy
from plataforma.identidad.models import EstadoUsuario, Usuario
from plataforma.texto import TextoBilingue

CUPO_INICIAL = 5  # open requests at once, until the consultant says otherwise
MINIMO_MEDIANA = 3  # answers from which "usually answers in" says something


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
    # How help is given; a request for a visit goes to who travels.
    en_linea: Mapped[bool] = mapped_column(default=True, server_default=true())
    presencial: Mapped[bool] = mapped_column(default=False, server_default=false())
    # Takes no new requests until this day (their own pause; holidays are `Ausencia`).
    pausa_hasta: Mapped[date | None]
    # When a request was last offered: the turn goes to who has waited longest.
    ultima_oferta_el: Mapped[datetime | None]
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
    # The rest is asked for where it is needed: pages that list people show none of it.
    subtemas: Mapped[list[ConsultorSubtema]] = relationship(
        cascade="all, delete-orphan", order_by="ConsultorSubtema.subtema"
    )
    sectores: Mapped[list[ConsultorSector]] = relationship(
        cascade="all, delete-orphan", order_by="ConsultorSector.sector"
    )
    servicios: Mapped[list[ConsultorServicio]] = relationship(
        cascade="all, delete-orphan", order_by="ConsultorServicio.servicio"
    )
    acuerdos: Mapped[list[ConsultorAcuerdo]] = relationship(
        cascade="all, delete-orphan", order_by="ConsultorAcuerdo.acuerdo"
    )
    vinculos: Mapped[list[Vinculo]] = relationship(
        cascade="all, delete-orphan", order_by="Vinculo.id"
    )
    ausencias: Mapped[list[Ausencia]] = relationship(
        cascade="all, delete-orphan", lazy="selectin", order_by="Ausencia.desde"
    )
    horario: Mapped[list[Horario]] = relationship(
        cascade="all, delete-orphan", lazy="selectin", order_by="Horario.dia, Horario.desde"
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
        """Whether a new request can be sent: public, somebody answers, is here and has room."""
        answers = self.es_publico and self.usuario_id is not None
        return answers and self.tiene_lugar and not self.esta_fuera(hoy())

    def esta_fuera(self, dia: date) -> bool:
        """Whether they take nothing new on this day: paused, or away."""
        paused = self.pausa_hasta is not None and self.pausa_hasta > dia
        return paused or any(a.desde <= dia <= a.hasta for a in self.ausencias)

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
    """A language (`taxonomia.IDIOMAS`) of work, with its level (`taxonomia.NIVELES_IDIOMA`)."""

    consultor_id: Mapped[int] = mapped_column(
        ForeignKey("consultor.id", ondelete="CASCADE"), primary_key=True
    )
    idioma: Mapped[str] = mapped_column(String(2), primary_key=True, index=True)
    nivel: Mapped[str] = mapped_column(String(6), default="nativo", server_default="nativo")


class ConsultorPais(Model):
    """A country whose firms the consultant serves."""

    consultor_id: Mapped[int] = mapped_column(
        ForeignKey("consultor.id", ondelete="CASCADE"), primary_key=True
    )
    pais: Mapped[str] = mapped_column(String(2), primary_key=True, index=True)


class ConsultorSubtema(Model):
    """A sub-topic (`taxonomia.SUBTEMAS`) that the consultant knows best."""

    consultor_id: Mapped[int] = mapped_column(
        ForeignKey("consultor.id", ondelete="CASCADE"), primary_key=True
    )
    subtema: Mapped[str] = mapped_column(String(8), primary_key=True, index=True)


class ConsultorSector(Model):
    """A sector (`taxonomia.SECTORES`) whose firms the consultant knows."""

    consultor_id: Mapped[int] = mapped_column(
        ForeignKey("consultor.id", ondelete="CASCADE"), primary_key=True
    )
    sector: Mapped[str] = mapped_column(String(3), primary_key=True, index=True)


class ConsultorServicio(Model):
    """A kind of service (`taxonomia.SERVICIOS`) that the consultant gives."""

    consultor_id: Mapped[int] = mapped_column(
        ForeignKey("consultor.id", ondelete="CASCADE"), primary_key=True
    )
    servicio: Mapped[str] = mapped_column(String(8), primary_key=True, index=True)


class ConsultorAcuerdo(Model):
    """A trade agreement (`taxonomia.ACUERDOS`) that the consultant knows."""

    consultor_id: Mapped[int] = mapped_column(
        ForeignKey("consultor.id", ondelete="CASCADE"), primary_key=True
    )
    acuerdo: Mapped[str] = mapped_column(String(8), primary_key=True, index=True)


class Vinculo(Model):
    """A firm or body to which the consultant is tied, as declared: they never help it. Not public.

    `nombre_plegado` (lower case, no accents) and `identificador` (tax id) are compared with those
    of who asks.
    """

    id: Mapped[Id]
    consultor_id: Mapped[int] = mapped_column(
        ForeignKey("consultor.id", ondelete="CASCADE"), index=True
    )
    nombre: Mapped[str] = mapped_column(String(160))
    nombre_plegado: Mapped[str] = mapped_column(String(160), index=True)
    identificador: Mapped[str] = mapped_column(String(20), default="")


class Desempeno(Model):
    """Figures of the work: a copy that lists show, written anew after each step of a request."""

    consultor_id: Mapped[int] = mapped_column(
        ForeignKey("consultor.id", ondelete="CASCADE"), primary_key=True
    )
    recibidas: Mapped[int] = mapped_column(default=0)
    respondidas: Mapped[int] = mapped_column(default=0)  # accepted or declined by the consultant
    respondidas_a_tiempo: Mapped[int] = mapped_column(default=0)
    aceptadas: Mapped[int] = mapped_column(default=0)
    entregadas: Mapped[int] = mapped_column(default=0)
    abiertas: Mapped[int] = mapped_column(default=0)  # offered or at work: what fills the cupo
    calificadas: Mapped[int] = mapped_column(default=0)
    utiles: Mapped[int] = mapped_column(default=0)
    mediana_respuesta: Mapped[float | None]  # business days from assignment to answer


class Decision(StrEnum):
    ACREDITAR = "acreditar"
    RECHAZAR = "rechazar"
    SUSPENDER = "suspender"
    LEVANTAR = "levantar"
    RENOVAR = "renovar"
    AMPLIAR = "ampliar"


class Dictamen(Model):
    """One decision about a consultant, with its reason. Never changed; a suspension is answered."""

    id: Mapped[Id]
    consultor_id: Mapped[int] = mapped_column(
        ForeignKey("consultor.id", ondelete="CASCADE"), index=True
    )
    decision: Mapped[Decision] = mapped_column(String(20))
    motivo: Mapped[str] = mapped_column(Text, default="")
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("usuario.id", ondelete="SET NULL"))
    decidido_el: Mapped[datetime] = mapped_column(default=now)
    descargo: Mapped[str] = mapped_column(Text, default="", server_default="")
    descargo_el: Mapped[datetime | None]
    actor: Mapped[Usuario | None] = relationship()
