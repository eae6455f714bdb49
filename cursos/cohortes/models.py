"""Cohorte, Participante and Importacion."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cursos.catalogo.models import Curso
from cursos.inscripciones.models import Inscripcion
from plataforma.clock import now
from plataforma.db import Id, Model
from plataforma.identidad.models import Usuario
from plataforma.organizaciones.models import Organizacion
from plataforma.texto import TextoBilingue

CUPO = 40  # seats of a new cohort


class Cohorte(Model):
    """A group that a chamber takes through a course between two dates."""

    __table_args__ = (
        UniqueConstraint("organizacion_id", "nombre"),
        CheckConstraint("cierre > inicio", name="cierre_despues"),
        CheckConstraint("cupo > 0", name="cupo_positivo"),
    )

    id: Mapped[Id]
    organizacion_id: Mapped[int] = mapped_column(ForeignKey("organizacion.id"))
    curso_id: Mapped[int] = mapped_column(ForeignKey("curso.id"))
    nombre: Mapped[str] = mapped_column(String(120))
    inicio: Mapped[date]
    cierre: Mapped[date]
    cupo: Mapped[int] = mapped_column(default=CUPO)
    bienvenida: Mapped[TextoBilingue | None]
    # Members look at one another's worksheets, without names.
    entre_pares: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    creada_por_id: Mapped[int | None] = mapped_column(ForeignKey("usuario.id", ondelete="SET NULL"))
    creada_el: Mapped[datetime] = mapped_column(default=now)

    organizacion: Mapped[Organizacion] = relationship(lazy="joined", innerjoin=True)
    curso: Mapped[Curso] = relationship(lazy="joined", innerjoin=True)


class EstadoParticipante(StrEnum):
    PENDIENTE = "pendiente"  # invited, has not come yet
    INSCRITO = "inscrito"
    RETIRADO = "retirado"


class Participante(Model):
    """A person on a chamber's list, with or without account.

    What the list said is kept apart from the account: a chamber never writes on an account.
    The link is made from `semilla` and a key outside the database, so it can be shown again and a
    copy of the database opens nothing; a new seed makes the old link worthless.
    """

    __table_args__ = (
        UniqueConstraint("cohorte_id", "correo"),
        UniqueConstraint("cohorte_id", "telefono"),
        UniqueConstraint("cohorte_id", "usuario_id"),
        CheckConstraint("correo IS NOT NULL OR telefono IS NOT NULL", name="con_contacto"),
        Index("ix_participante_cohorte_id_estado", "cohorte_id", "estado"),
    )

    id: Mapped[Id]
    cohorte_id: Mapped[int] = mapped_column(ForeignKey("cohorte.id", ondelete="CASCADE"))
    nombre: Mapped[str] = mapped_column(String(120))
    correo: Mapped[str | None] = mapped_column(String(254), index=True)
    telefono: Mapped[str | None] = mapped_column(String(20))
    empresa: Mapped[str] = mapped_column(String(160), default="")
    pais: Mapped[str] = mapped_column(String(2), default="")
    idioma: Mapped[str] = mapped_column(String(2), default="es")
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
    inscrito_el: Mapped[datetime | None]
    retirado_el: Mapped[datetime | None]
    # True when the person left by themselves: the chamber does not bring them back.
    se_fue: Mapped[bool] = mapped_column(default=False)

    cohorte: Mapped[Cohorte] = relationship(lazy="joined", innerjoin=True)
    usuario: Mapped[Usuario | None] = relationship()
    inscripcion: Mapped[Inscripcion | None] = relationship()


class EstadoImportacion(StrEnum):
    PREPARADA = "preparada"  # read and judged; nobody was enrolled or told
    CONFIRMADA = "confirmada"
    DESCARTADA = "descartada"  # emptied; the row stays so that no later list takes its address


class Importacion(Model):
    """A list between its reading and its confirmation, and afterwards the receipt.

    `filas` holds the judged rows; once confirmed, only the wrong ones stay, to be downloaded.
    """

    id: Mapped[Id]
    cohorte_id: Mapped[int] = mapped_column(
        ForeignKey("cohorte.id", ondelete="CASCADE"), index=True
    )
    creada_por_id: Mapped[int | None] = mapped_column(ForeignKey("usuario.id", ondelete="SET NULL"))
    huella: Mapped[str] = mapped_column(String(64))
    estado: Mapped[EstadoImportacion] = mapped_column(
        String(20), default=EstadoImportacion.PREPARADA
    )
    filas: Mapped[list[Any]]
    # How the list was read: muestras, sin_usar, encabezado, codificacion, separador …
    lectura: Mapped[dict[str, Any]]
    recibo: Mapped[dict[str, Any]] = mapped_column(default=dict)
    creada_el: Mapped[datetime] = mapped_column(default=now)
    confirmada_el: Mapped[datetime | None]

    cohorte: Mapped[Cohorte] = relationship(lazy="joined", innerjoin=True)
