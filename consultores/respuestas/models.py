"""CasoResuelto: a question and its answer, from the proposal to the last review."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consultores.red.models import Consultor
from consultores.solicitudes.models import Solicitud
from plataforma.clock import now
from plataforma.db import Id, Model
from plataforma.identidad.models import Usuario
from plataforma.texto import TextoBilingue


class EstadoCaso(StrEnum):
    PROPUESTA = "propuesta"  # the firm has to say yes
    ACORDADA = "acordada"  # an editor has to
    NEGADA = "negada"  # the firm said no, or nothing
    PUBLICADA = "publicada"
    POR_REVISAR = "por_revisar"  # its review date passed; still to be read
    RETIRADA = "retirada"


VISIBLES = (EstadoCaso.PUBLICADA, EstadoCaso.POR_REVISAR)


class CasoResuelto(Model):
    """One solved case, anonymous. Nobody reads it before consultant, firm and editor agreed."""

    __table_args__ = (Index("ix_caso_resuelto_estado", "estado", "publicada_el"),)

    id: Mapped[Id]
    # Where it comes from. Empty when the firm closed its account: the answer is nobody's then.
    solicitud_id: Mapped[int | None] = mapped_column(
        ForeignKey("solicitud.id", ondelete="SET NULL"), unique=True
    )
    consultor_id: Mapped[int | None] = mapped_column(
        ForeignKey("consultor.id", ondelete="SET NULL"), index=True
    )
    slug: Mapped[str] = mapped_column(String(90), unique=True)
    estado: Mapped[EstadoCaso] = mapped_column(String(12), default=EstadoCaso.PROPUESTA)
    pais: Mapped[str] = mapped_column(String(2))  # of the firm: its counterpart edits
    idioma: Mapped[str] = mapped_column(String(2))  # in which it was proposed
    pregunta: Mapped[TextoBilingue]
    respuesta: Mapped[TextoBilingue]
    # [{"titulo": …, "url": …, "fecha": "2026-11-21"}]
    fuentes: Mapped[list[Any]] = mapped_column(default=list)
    area: Mapped[str] = mapped_column(String(3))
    subtema: Mapped[str] = mapped_column(String(8), default="")
    mercado: Mapped[str] = mapped_column(String(2), default="")
    acuerdo: Mapped[str] = mapped_column(String(8), default="")
    # The three yeses.
    propuesta_el: Mapped[datetime] = mapped_column(default=now)
    consentida_el: Mapped[datetime | None]
    publicada_el: Mapped[datetime | None]
    # Who answers for it, and until when it holds.
    responsable_id: Mapped[int | None] = mapped_column(
        ForeignKey("usuario.id", ondelete="SET NULL"), index=True
    )
    revisar_el: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=0)
    motivo: Mapped[str] = mapped_column(String(20), default="")  # why it was withdrawn or refused

    solicitud: Mapped[Solicitud | None] = relationship()
    consultor: Mapped[Consultor | None] = relationship()
    responsable: Mapped[Usuario | None] = relationship()

    @property
    def es_publica(self) -> bool:
        return self.estado in VISIBLES


class VersionCaso(Model):
    """What was published, word for word. Never changed."""

    __table_args__ = (UniqueConstraint("caso_id", "numero"),)

    id: Mapped[Id]
    caso_id: Mapped[int] = mapped_column(ForeignKey("caso_resuelto.id", ondelete="CASCADE"))
    numero: Mapped[int]
    pregunta: Mapped[TextoBilingue]
    respuesta: Mapped[TextoBilingue]
    fuentes: Mapped[list[Any]] = mapped_column(default=list)
    editor_id: Mapped[int | None] = mapped_column(ForeignKey("usuario.id", ondelete="SET NULL"))
    publicada_el: Mapped[datetime] = mapped_column(default=now)


class VotoCaso(Model):
    """Whether it helped a reader. `lector` is a mark of the browser: nobody's name."""

    __table_args__ = (UniqueConstraint("caso_id", "lector"),)

    id: Mapped[Id]
    caso_id: Mapped[int] = mapped_column(ForeignKey("caso_resuelto.id", ondelete="CASCADE"))
    lector: Mapped[str] = mapped_column(String(32))
    sirve: Mapped[bool]
    votado_el: Mapped[datetime] = mapped_column(default=now)


class ReporteCaso(Model):
    """What a reader says is wrong in an answer."""

    __table_args__ = (UniqueConstraint("caso_id", "intento"),)

    id: Mapped[Id]
    caso_id: Mapped[int] = mapped_column(ForeignKey("caso_resuelto.id", ondelete="CASCADE"))
    intento: Mapped[str] = mapped_column(String(32))
    texto: Mapped[str] = mapped_column(Text)
    reportado_el: Mapped[datetime] = mapped_column(default=now)
    atendido_el: Mapped[datetime | None]
