"""ConsultaResultado: one question at its time. FichaResultado: the firm's record, one answer."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, Numeric, String, Text, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consultores.solicitudes.models import Solicitud
from plataforma.clock import now
from plataforma.db import Id, Model


class Hito(StrEnum):
    """When it is asked, in calendar time after the closing."""

    NOVENTA = "90d"
    SEIS = "6m"
    DOCE = "12m"


class EstadoConsulta(StrEnum):
    PROGRAMADA = "programada"  # its time has not come
    ENVIADA = "enviada"
    RESPONDIDA = "respondida"
    SIN_DATO = "sin_dato"  # nobody answered in time
    OMITIDA = "omitida"  # not asked: it was answered before that it does not apply


class Exporto(StrEnum):
    SI = "si"
    TODAVIA_NO = "todavia_no"
    NO_APLICA = "no_aplica"


class Evidencia(StrEnum):
    """How well an answer is proved."""

    DECLARADO = "declarado"  # the firm says so
    DOCUMENTO = "documento"  # an invoice or a customs declaration is there
    VERIFICADO = "verificado"  # the counterpart looked at it


class ConsultaResultado(Model):
    """What is asked of a firm about one closed request, once at each of its times."""

    __table_args__ = (
        UniqueConstraint("solicitud_id", "hito"),
        Index("ix_consulta_resultado_estado", "estado", "toca_el"),
    )

    id: Mapped[Id]
    solicitud_id: Mapped[int] = mapped_column(ForeignKey("solicitud.id", ondelete="CASCADE"))
    hito: Mapped[Hito] = mapped_column(String(4))
    estado: Mapped[EstadoConsulta] = mapped_column(String(12), default=EstadoConsulta.PROGRAMADA)
    toca_el: Mapped[datetime]
    enviada_el: Mapped[datetime | None]
    recordada_el: Mapped[datetime | None]
    vence_el: Mapped[datetime | None]  # from then on the link of the mail opens nothing

    solicitud: Mapped[Solicitud] = relationship(lazy="joined", innerjoin=True)
    fichas: Mapped[list[FichaResultado]] = relationship(
        back_populates="consulta",
        order_by="FichaResultado.id.desc()",
        lazy="selectin",
        cascade="all, delete-orphan",
    )

    @property
    def ficha(self) -> FichaResultado | None:
        """The answer that counts: the last one."""
        return self.fichas[0] if self.fichas else None

    @property
    def pais(self) -> str:
        return self.solicitud.pais

    @property
    def se_responde(self) -> bool:
        return self.estado not in (EstadoConsulta.PROGRAMADA, EstadoConsulta.OMITIDA)


class FichaResultado(Model):
    """What a firm says that came of the help. Never changed by the firm: a correction is a new one.

    `intento` comes with the form, so that a double click makes one.
    """

    __table_args__ = (
        UniqueConstraint("consulta_id", "intento"),
        Index(
            "uq_ficha_resultado_vigente",
            "consulta_id",
            unique=True,
            sqlite_where=sql("reemplazada_el IS NULL"),
            postgresql_where=sql("reemplazada_el IS NULL"),
        ),
        Index("ix_ficha_resultado_evidencia", "evidencia", "revisada_el"),
        CheckConstraint("monto IS NULL OR monto >= 0", name="monto_no_negativo"),
        CheckConstraint("empleos IS NULL OR empleos >= 0", name="empleos_no_negativos"),
    )

    id: Mapped[Id]
    consulta_id: Mapped[int] = mapped_column(
        ForeignKey("consulta_resultado.id", ondelete="CASCADE"), index=True
    )
    intento: Mapped[str] = mapped_column(String(32))
    # Whose record it is: who asked for help, and the body in whose name, if in one.
    usuario_id: Mapped[int] = mapped_column(ForeignKey("usuario.id"), index=True)
    organizacion_id: Mapped[int | None] = mapped_column(ForeignKey("organizacion.id"), index=True)
    exporto: Mapped[Exporto] = mapped_column(String(12))
    destino: Mapped[str] = mapped_column(String(2), default="")  # of `taxonomia.MERCADOS`
    rango: Mapped[str] = mapped_column(String(8), default="")  # of `textos.RANGOS`, in dollars
    monto: Mapped[Decimal | None] = mapped_column(Numeric(14, 2))
    moneda: Mapped[str] = mapped_column(String(3), default="")
    primera: Mapped[bool | None]
    empleos: Mapped[int | None]
    que_ayudo: Mapped[str] = mapped_column(Text, default="")
    respondida_el: Mapped[datetime] = mapped_column(default=now)
    reemplazada_el: Mapped[datetime | None]  # when the firm corrected it
    evidencia: Mapped[Evidencia] = mapped_column(String(12), default=Evidencia.DECLARADO)
    # The invoice or customs declaration, under a random key.
    clave: Mapped[str] = mapped_column(String(32), default="")
    archivo: Mapped[str] = mapped_column(String(160), default="")
    tipo: Mapped[str] = mapped_column(String(4), default="")
    revisada_el: Mapped[datetime | None]
    revisor_id: Mapped[int | None] = mapped_column(ForeignKey("usuario.id", ondelete="SET NULL"))
    motivo: Mapped[str] = mapped_column(Text, default="")  # why the document proves nothing

    consulta: Mapped[ConsultaResultado] = relationship(
        back_populates="fichas", lazy="joined", innerjoin=True
    )

    @property
    def solicitud(self) -> Solicitud:
        return self.consulta.solicitud

    @property
    def pais(self) -> str:
        return self.consulta.pais

    @property
    def espera_revision(self) -> bool:
        """Whether the counterpart has a document to look at."""
        return self.evidencia == Evidencia.DOCUMENTO and self.reemplazada_el is None
