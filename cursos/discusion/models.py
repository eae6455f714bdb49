"""Duda, Aporte and what people say about them.

A lesson is named by its key, so that a question stays with it from version to version. The text of
a question is an Aporte like those of its answers: edited, reported and hidden in the same way.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cursos.catalogo.models import Curso
from cursos.preguntas.base import CLAVE
from plataforma.clock import now
from plataforma.db import Id, Model
from plataforma.identidad.models import Usuario

TITULO = 160  # characters
INTENTO = 32
PLAZO_EDICION = timedelta(hours=1)  # while an own text may be changed


class Razon(StrEnum):
    """Why somebody reports a text."""

    DATOS = "datos"  # shows who somebody is, or what a firm keeps to itself
    OFENSA = "ofensa"
    PUBLICIDAD = "publicidad"
    INCORRECTO = "incorrecto"
    OTRA = "otra"


class Resultado(StrEnum):
    """What became of a report."""

    OCULTO = "oculto"
    MANTENIDO = "mantenido"


class Duda(Model):
    """A question about a lesson. `indice`: title and text without accents, for its own search.

    `titulo` is empty when who asked closed the account and others had answered.
    """

    __table_args__ = (Index("ix_duda_curso_id_actividad_el", "curso_id", "actividad_el"),)

    id: Mapped[Id]
    curso_id: Mapped[int] = mapped_column(ForeignKey("curso.id", ondelete="CASCADE"))
    leccion_clave: Mapped[str] = mapped_column(String(CLAVE))
    titulo: Mapped[str] = mapped_column(String(TITULO))
    indice: Mapped[str] = mapped_column(Text, default="")
    creada_el: Mapped[datetime] = mapped_column(default=now)
    actividad_el: Mapped[datetime] = mapped_column(default=now)
    cerrada_el: Mapped[datetime | None]

    curso: Mapped[Curso] = relationship()
    pregunta: Mapped[Aporte] = relationship(
        primaryjoin="and_(Aporte.duda_id == Duda.id, Aporte.es_pregunta)",
        viewonly=True,
        uselist=False,
    )


class Aporte(Model):
    """What one person wrote: the question itself, or an answer. Plain text."""

    __table_args__ = (
        UniqueConstraint("autor_id", "intento"),
        Index(
            "ix_aporte_pregunta",
            "duda_id",
            unique=True,
            sqlite_where=text("es_pregunta"),
            postgresql_where=text("es_pregunta"),
        ),
        Index(
            "ix_aporte_aceptado",
            "duda_id",
            unique=True,
            sqlite_where=text("aceptado_el IS NOT NULL"),
            postgresql_where=text("aceptado_el IS NOT NULL"),
        ),
    )

    id: Mapped[Id]
    duda_id: Mapped[int] = mapped_column(ForeignKey("duda.id", ondelete="CASCADE"), index=True)
    es_pregunta: Mapped[bool] = mapped_column(default=False)
    autor_id: Mapped[int] = mapped_column(ForeignKey("usuario.id"), index=True)
    del_curso: Mapped[bool] = mapped_column(default=False)  # written by who keeps the course
    idioma: Mapped[str] = mapped_column(String(2))
    texto: Mapped[str] = mapped_column(Text)
    intento: Mapped[str] = mapped_column(String(INTENTO))  # of the form: sent twice counts once
    revision: Mapped[int] = mapped_column(default=0)  # how often it was changed
    creado_el: Mapped[datetime] = mapped_column(default=now)
    editado_el: Mapped[datetime | None]
    aceptado_el: Mapped[datetime | None]
    oculto_el: Mapped[datetime | None]
    motivo: Mapped[str] = mapped_column(Text, default="")  # why it is hidden

    duda: Mapped[Duda] = relationship()
    autor: Mapped[Usuario] = relationship()

    def se_edita(self, momento: datetime) -> bool:
        """Whether its author may still change it."""
        return self.oculto_el is None and momento - self.creado_el <= PLAZO_EDICION


class MeSirvio(Model):
    """One person found an answer useful."""

    __table_args__ = (UniqueConstraint("aporte_id", "usuario_id"),)

    id: Mapped[Id]
    aporte_id: Mapped[int] = mapped_column(ForeignKey("aporte.id", ondelete="CASCADE"))
    usuario_id: Mapped[int] = mapped_column(
        ForeignKey("usuario.id", ondelete="CASCADE"), index=True
    )
    marcado_el: Mapped[datetime] = mapped_column(default=now)


class Denuncia(Model):
    """A reader's report of a text, until who keeps the course decides."""

    __table_args__ = (UniqueConstraint("aporte_id", "usuario_id"),)

    id: Mapped[Id]
    aporte_id: Mapped[int] = mapped_column(ForeignKey("aporte.id", ondelete="CASCADE"))
    usuario_id: Mapped[int] = mapped_column(
        ForeignKey("usuario.id", ondelete="CASCADE"), index=True
    )
    razon: Mapped[Razon] = mapped_column(String(20))
    detalle: Mapped[str] = mapped_column(Text, default="")
    creada_el: Mapped[datetime] = mapped_column(default=now)
    resuelta_el: Mapped[datetime | None]
    resultado: Mapped[Resultado | None] = mapped_column(String(20))
