"""Logro: what can be earned. Credencial: that a person earned it, as it was signed on the day."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cursos.catalogo.models import VersionCurso
from cursos.emisores.models import Emisor
from plataforma.clock import now
from plataforma.db import Id, Model
from plataforma.identidad.models import Usuario
from plataforma.organizaciones.models import Organizacion
from plataforma.texto import TextoBilingue


class EstadoCredencial(StrEnum):
    """What somebody decided. That it expired is not decided: it is read from `vence_el`."""

    VIGENTE = "vigente"
    SUSPENDIDA = "suspendida"  # for a while; it may be reinstated
    REEMPLAZADA = "reemplazada"
    REVOCADA = "revocada"
    RETIRADA = "retirada"  # its holder asked for it


class Situacion(StrEnum):
    """What is shown to whoever verifies."""

    VIGENTE = "vigente"
    VENCIDA = "vencida"
    SUSPENDIDA = "suspendida"
    REEMPLAZADA = "reemplazada"
    REVOCADA = "revocada"
    RETIRADA = "retirada"


class Origen(StrEnum):
    AUTOMATICA = "automatica"  # the rule of the course was met
    MANUAL = "manual"  # an administrator, with a reason
    RECONOCIMIENTO = "reconocimiento"  # what was learned elsewhere, with evidence


class MotivoRevocacion(StrEnum):
    """Public reasons. What must not be public goes into the detail, which is not shown."""

    ERROR_DE_EMISION = "error_de_emision"
    DATOS_EQUIVOCADOS = "datos_equivocados"
    EVALUACION_INVALIDA = "evaluacion_invalida"
    A_PEDIDO = "a_pedido"
    OTRO = "otro"
    EQUIPO_CAMBIO = "equipo_cambio"  # of a firm's, decided by the rule


class MotivoSuspension(StrEnum):
    """Public reasons, too."""

    EN_REVISION = "en_revision"
    IMPUGNADA = "impugnada"
    OTRO = "otro"
    SIN_SUSTENTO = "sin_sustento"  # of a diploma, decided by the rule: a piece has no effect


class MotivoReemplazo(StrEnum):
    RENOVADA = "renovada"
    NOMBRE_CORREGIDO = "nombre_corregido"


EN_PIE = (EstadoCredencial.VIGENTE, EstadoCredencial.SUSPENDIDA)  # of these a person holds one
_EN_PIE = text("estado IN ('vigente', 'suspendida')")


class TipoLogro(StrEnum):
    CURSO = "curso"  # granted by one version of a course
    DIPLOMA = "diploma"  # granted by other credentials of the same person
    FORMADOR = "formador"  # granted by workshops that others saw
    EMPRESA = "empresa"  # of a firm, granted by the credentials of its people


class Logro(Model):
    """An achievement as it was published; what is issued of it says so for ever: never edited.

    `datos`: codigo, nombre, descripcion, criterio (each es and pt), horas, vigencia_anios; without
    a course, nivel and competencias, too.
    """

    __table_args__ = (
        # One row per version of a course; of the others, one per code and number.
        UniqueConstraint("version_id"),
        Index(
            "uq_logro_sin_curso",
            "codigo",
            "numero",
            unique=True,
            sqlite_where=text("version_id IS NULL"),
            postgresql_where=text("version_id IS NULL"),
        ),
    )

    id: Mapped[Id]
    tipo: Mapped[TipoLogro] = mapped_column(String(20))
    codigo: Mapped[str] = mapped_column(String(20), index=True)
    numero: Mapped[int]  # of its version
    version_id: Mapped[int | None] = mapped_column(ForeignKey("version_curso.id"))
    datos: Mapped[dict[str, Any]]

    version: Mapped[VersionCurso | None] = relationship(lazy="joined")

    def texto(self, clave: str) -> TextoBilingue:
        return TextoBilingue(**self.datos[clave])

    @property
    def horas(self) -> float:
        return float(self.datos["horas"])

    @property
    def nivel(self) -> str:
        said: str = (self.version.datos if self.version else self.datos).get("nivel", "")
        return said

    @property
    def competencias(self) -> list[tuple[str, TextoBilingue]]:
        """Return what its holder can do, each with its code in the curriculum."""
        if self.version:
            said = self.version.datos.get("podra", ())
            code = self.version.curso.codigo
            return [(f"{code}-{n}", TextoBilingue(**text)) for n, text in enumerate(said, start=1)]
        return [(c["codigo"], TextoBilingue(**c["nombre"])) for c in self.datos["competencias"]]


class Credencial(Model):
    """`documento` is the signed badge as text: what was signed is what is served, byte for byte."""

    __table_args__ = (
        # One live credential per person and achievement: races end here, on both databases.
        Index(
            "uq_credencial_en_pie",
            "usuario_id",
            "logro_id",
            unique=True,
            sqlite_where=_EN_PIE,
            postgresql_where=_EN_PIE,
        ),
        Index(
            "uq_credencial_de_empresa",
            "organizacion_id",
            "logro_id",
            unique=True,
            sqlite_where=_EN_PIE,
            postgresql_where=_EN_PIE,
        ),
        UniqueConstraint("lista_estado", "indice_estado"),
        Index("ix_credencial_emitida_el", "emitida_el"),
    )

    id: Mapped[Id]
    # Public name, 128 random bits in 26 letters: it is the secret that lets one see the page.
    codigo: Mapped[str] = mapped_column(String(26), unique=True)
    # Empty once the holder's account was erased and the credential kept.
    usuario_id: Mapped[int | None] = mapped_column(
        ForeignKey("usuario.id", ondelete="SET NULL"), index=True
    )
    # The firm that holds it; then no person does.
    organizacion_id: Mapped[int | None] = mapped_column(
        ForeignKey("organizacion.id", ondelete="SET NULL")
    )
    titular: Mapped[str] = mapped_column(String(200))
    # The holder's name without accents or case, for the search of the staff.
    titular_busqueda: Mapped[str] = mapped_column(String(200), default="")
    logro_id: Mapped[int] = mapped_column(ForeignKey("logro.id"), index=True)
    # The chamber that issued it; empty: the Secretariat.
    emisor_id: Mapped[int | None] = mapped_column(ForeignKey("emisor.id"), index=True)
    idioma: Mapped[str] = mapped_column(String(2))
    estado: Mapped[EstadoCredencial] = mapped_column(String(20), default=EstadoCredencial.VIGENTE)
    emitida_el: Mapped[datetime] = mapped_column(default=now)
    vence_el: Mapped[datetime | None]
    origen: Mapped[Origen] = mapped_column(String(20))
    motivo: Mapped[str] = mapped_column(Text, default="")
    revocada_el: Mapped[datetime | None]
    motivo_revocacion: Mapped[MotivoRevocacion | None] = mapped_column(String(30))
    detalle_revocacion: Mapped[str] = mapped_column(Text, default="")
    suspendida_el: Mapped[datetime | None]
    motivo_suspension: Mapped[MotivoSuspension | None] = mapped_column(String(30))
    detalle_suspension: Mapped[str] = mapped_column(Text, default="", server_default="")
    restablecida_el: Mapped[datetime | None]
    retirada_el: Mapped[datetime | None]
    reemplazada_el: Mapped[datetime | None]
    motivo_reemplazo: Mapped[MotivoReemplazo | None] = mapped_column(String(30))
    reemplazada_por_id: Mapped[int | None] = mapped_column(ForeignKey("credencial.id"))
    # Where its bit stands: number of the published list and position in it.
    lista_estado: Mapped[int] = mapped_column(ForeignKey("lista_estado.numero"))
    indice_estado: Mapped[int]
    documento: Mapped[str] = mapped_column(Text)
    # What it rests on, as published: other credentials, learning elsewhere. See `sustentos`.
    evidencias: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")

    # The holder lets the public page show the mark and the worksheet; never in what is signed.
    muestra_evidencia: Mapped[bool] = mapped_column(default=False, server_default=false())

    usuario: Mapped[Usuario | None] = relationship()
    organizacion: Mapped[Organizacion | None] = relationship()
    logro: Mapped[Logro] = relationship(lazy="joined")
    emisor: Mapped[Emisor | None] = relationship(lazy="joined")
    reemplazada_por: Mapped[Credencial | None] = relationship(remote_side="Credencial.id")

    def situacion(self, at: datetime) -> Situacion:
        """Return what a verifier must be told at that moment."""
        if self.estado == EstadoCredencial.REVOCADA and not self.documento:
            return Situacion.RETIRADA  # how closed accounts were written down at first
        if self.estado != EstadoCredencial.VIGENTE:
            return Situacion(self.estado)
        if self.vence_el is not None and self.vence_el <= at:
            return Situacion.VENCIDA
        return Situacion.VIGENTE

    @property
    def pdf_key(self) -> str:
        """Where its certificate is stored."""
        return f"credenciales/{self.codigo}.pdf"
