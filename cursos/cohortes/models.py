"""Cohorte, who shares it, and Participante."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cursos.catalogo.models import Curso
from cursos.inscripciones.models import Inscripcion
from cursos.rutas.rutas import Ruta, find_ruta
from plataforma.clock import now
from plataforma.db import Id, Model
from plataforma.identidad.models import Usuario
from plataforma.organizaciones.models import Organizacion
from plataforma.texto import TextoBilingue

CUPO = 40  # seats of a new cohort
WITHOUT_CONTACT = text("correo IS NULL AND telefono IS NULL")


class Cohorte(Model):
    """A group that a chamber takes through a course, or a route, between two dates.

    On a route, `curso_id` is its first course; each person's place moves on from course to course.
    `semilla_codigo` makes the code that opens the cohort to whoever has it, until `codigo_hasta`.
    """

    __table_args__ = (
        UniqueConstraint("organizacion_id", "nombre"),
        CheckConstraint("cierre > inicio", name="cierre_despues"),
        CheckConstraint("cupo > 0", name="cupo_positivo"),
    )

    id: Mapped[Id]
    organizacion_id: Mapped[int] = mapped_column(ForeignKey("organizacion.id"))
    curso_id: Mapped[int] = mapped_column(ForeignKey("curso.id"))
    ruta: Mapped[str | None] = mapped_column(String(60))
    nombre: Mapped[str] = mapped_column(String(120))
    inicio: Mapped[date]
    cierre: Mapped[date]
    cupo: Mapped[int] = mapped_column(default=CUPO)
    bienvenida: Mapped[TextoBilingue | None]
    # Members look at one another's worksheets, without names.
    entre_pares: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    facilitador_id: Mapped[int | None] = mapped_column(
        ForeignKey("usuario.id", ondelete="SET NULL"), index=True
    )
    semilla_codigo: Mapped[str | None] = mapped_column(String(32))
    codigo_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    codigo_hasta: Mapped[date | None]
    creada_por_id: Mapped[int | None] = mapped_column(ForeignKey("usuario.id", ondelete="SET NULL"))
    creada_el: Mapped[datetime] = mapped_column(default=now)

    organizacion: Mapped[Organizacion] = relationship(lazy="joined", innerjoin=True)
    curso: Mapped[Curso] = relationship(lazy="joined", innerjoin=True)
    facilitador: Mapped[Usuario | None] = relationship(foreign_keys=facilitador_id)

    @property
    def la_ruta(self) -> Ruta | None:
        """The route that it follows; None for a single course, or when the route is no more."""
        return find_ruta(self.ruta) if self.ruta else None

    @property
    def titulo(self) -> TextoBilingue:
        """What people learn in it: the route or the course."""
        ruta = self.la_ruta
        return TextoBilingue(ruta.titulo.es, ruta.titulo.pt) if ruta else self.curso.titulo

    @property
    def esta_abierta(self) -> bool:
        """Whether its code lets people in today."""
        return self.codigo_hasta is not None and now().date() <= self.codigo_hasta


class CupoPais(Model):
    """How many of a cohort's seats are for people of one country."""

    __table_args__ = (
        UniqueConstraint("cohorte_id", "pais"),
        CheckConstraint("lugares > 0", name="lugares_positivos"),
    )

    id: Mapped[Id]
    cohorte_id: Mapped[int] = mapped_column(ForeignKey("cohorte.id", ondelete="CASCADE"))
    pais: Mapped[str] = mapped_column(String(2))
    lugares: Mapped[int]


class CamaraInvitada(Model):
    """Another chamber that brings people to a cohort; it sees only those."""

    __table_args__ = (UniqueConstraint("cohorte_id", "organizacion_id"),)

    id: Mapped[Id]
    cohorte_id: Mapped[int] = mapped_column(ForeignKey("cohorte.id", ondelete="CASCADE"))
    organizacion_id: Mapped[int] = mapped_column(
        ForeignKey("organizacion.id", ondelete="CASCADE"), index=True
    )
    invitada_el: Mapped[datetime] = mapped_column(default=now)

    organizacion: Mapped[Organizacion] = relationship(lazy="joined", innerjoin=True)


class Sexo(StrEnum):
    """As the list or the person gave it; left out when nobody did."""

    MUJER = "mujer"
    HOMBRE = "hombre"
    OTRO = "otro"


class Tamano(StrEnum):
    """Size of the firm, as the list or the person gave it."""

    UNIPERSONAL = "unipersonal"
    MICRO = "micro"
    PEQUENA = "pequena"
    MEDIANA = "mediana"
    GRANDE = "grande"


class EstadoParticipante(StrEnum):
    EN_ESPERA = "en_espera"  # on the waiting list, without a seat
    PENDIENTE = "pendiente"  # invited, has not come yet
    INSCRITO = "inscrito"
    RETIRADO = "retirado"


class Participante(Model):
    """A person on a chamber's list, with or without account.

    What the list said is kept apart from the account: a chamber never writes on an account.
    `organizacion_id` is the chamber that brought the person. The link is made from `semilla` and a
    key outside the database, so it can be shown again and a copy of the database opens nothing; a
    new seed makes the old link worthless.
    """

    __table_args__ = (
        UniqueConstraint("cohorte_id", "correo"),
        UniqueConstraint("cohorte_id", "telefono"),
        UniqueConstraint("cohorte_id", "usuario_id"),
        CheckConstraint(
            "correo IS NOT NULL OR telefono IS NOT NULL OR identificador IS NOT NULL",
            name="con_contacto",
        ),
        Index("ix_participante_cohorte_id_estado", "cohorte_id", "estado"),
        # Without mail and phone, a firm's tax id and a name tell a person.
        Index(
            "uq_participante_sin_contacto",
            *("cohorte_id", "pais_identificador", "identificador", "nombre"),
            unique=True,
            sqlite_where=WITHOUT_CONTACT,
            postgresql_where=WITHOUT_CONTACT,
        ),
    )

    id: Mapped[Id]
    cohorte_id: Mapped[int] = mapped_column(ForeignKey("cohorte.id", ondelete="CASCADE"))
    organizacion_id: Mapped[int] = mapped_column(ForeignKey("organizacion.id"), index=True)
    nombre: Mapped[str] = mapped_column(String(120))
    correo: Mapped[str | None] = mapped_column(String(254), index=True)
    telefono: Mapped[str | None] = mapped_column(String(20))
    identificador: Mapped[str | None] = mapped_column(String(20))  # tax id, without signs
    pais_identificador: Mapped[str] = mapped_column(String(2), default="", server_default="")
    empresa: Mapped[str] = mapped_column(String(160), default="")
    pais: Mapped[str] = mapped_column(String(2), default="")
    idioma: Mapped[str] = mapped_column(String(2), default="es")
    sexo: Mapped[str] = mapped_column(String(10), default="", server_default="")  # Sexo
    tamano: Mapped[str] = mapped_column(String(12), default="", server_default="")  # Tamano
    estado: Mapped[EstadoParticipante] = mapped_column(String(20))
    usuario_id: Mapped[int | None] = mapped_column(
        ForeignKey("usuario.id", ondelete="CASCADE"), index=True
    )
    inscripcion_id: Mapped[int | None] = mapped_column(
        ForeignKey("inscripcion.id", ondelete="SET NULL"), index=True
    )
    importacion_id: Mapped[int | None] = mapped_column(
        ForeignKey("importacion.id", ondelete="SET NULL"), index=True
    )
    semilla: Mapped[str] = mapped_column(String(32))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    codigo_hash: Mapped[str] = mapped_column(String(64), unique=True)
    creado_el: Mapped[datetime] = mapped_column(default=now)
    avisado_el: Mapped[datetime | None]  # when the mail was queued
    espera_el: Mapped[datetime | None]  # since when on the waiting list
    inscrito_el: Mapped[datetime | None]
    retirado_el: Mapped[datetime | None]
    # True when the person left by themselves: the chamber does not bring them back.
    se_fue: Mapped[bool] = mapped_column(default=False)

    cohorte: Mapped[Cohorte] = relationship(lazy="joined", innerjoin=True)
    organizacion: Mapped[Organizacion] = relationship()  # who brought the person
    usuario: Mapped[Usuario | None] = relationship()
    inscripcion: Mapped[Inscripcion | None] = relationship()
