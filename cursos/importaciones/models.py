"""Importacion, a list between its upload and its receipt, and FilaImportada, one line of it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cursos.cohortes.models import Cohorte
from plataforma.clock import now
from plataforma.db import Id, Model
from plataforma.identidad.models import Usuario


class EstadoImportacion(StrEnum):
    SUBIDA = "subida"  # the file is here; somebody has to say which column is which
    LEYENDO = "leyendo"
    PREPARADA = "preparada"  # read and judged; nobody was enrolled or told
    FALLIDA = "fallida"  # could not be read: `motivo` says why
    CONFIRMADA = "confirmada"
    DESHECHA = "deshecha"  # confirmed, and taken back
    DESCARTADA = "descartada"  # emptied; the row stays so that no later list takes its address


ABIERTAS = (EstadoImportacion.SUBIDA, EstadoImportacion.LEYENDO, EstadoImportacion.PREPARADA)


class Importacion(Model):
    """A chamber's list for a cohort.

    The file lies in the storage under `clave` until the list is confirmed or thrown away. `hojas`
    holds the first rows of each sheet for whoever says which column is which, `mapa` what they
    said; `titulos` is the mark of the header row, by which the same answer is proposed next time.
    """

    __table_args__ = (
        Index("ix_importacion_organizacion_id_titulos", "organizacion_id", "titulos"),
    )

    id: Mapped[Id]
    cohorte_id: Mapped[int] = mapped_column(
        ForeignKey("cohorte.id", ondelete="CASCADE"), index=True
    )
    organizacion_id: Mapped[int] = mapped_column(ForeignKey("organizacion.id"))
    creada_por_id: Mapped[int | None] = mapped_column(ForeignKey("usuario.id", ondelete="SET NULL"))
    confirmada_por_id: Mapped[int | None] = mapped_column(
        ForeignKey("usuario.id", ondelete="SET NULL")
    )
    estado: Mapped[EstadoImportacion] = mapped_column(String(20), default=EstadoImportacion.SUBIDA)
    motivo: Mapped[str] = mapped_column(String(400), default="", server_default="")
    clave: Mapped[str] = mapped_column(String(32), default="", server_default="")
    nombre: Mapped[str] = mapped_column(String(160), default="", server_default="")  # of the file
    pegada: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    huella: Mapped[str] = mapped_column(String(64))  # of the content, byte by byte
    titulos: Mapped[str] = mapped_column(String(64), default="", server_default="")
    hojas: Mapped[list[Any]] = mapped_column(default=list)
    hoja: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    mapa: Mapped[dict[str, Any]] = mapped_column(default=dict)
    lectura: Mapped[dict[str, Any]]  # codificacion, separador, con_nulos, comillas_rotas
    ultima_fila: Mapped[int] = mapped_column(default=0, server_default=text("0"))  # read so far
    recibo: Mapped[dict[str, Any]] = mapped_column(default=dict)
    creada_el: Mapped[datetime] = mapped_column(default=now)
    confirmada_el: Mapped[datetime | None]
    deshecha_el: Mapped[datetime | None]

    cohorte: Mapped[Cohorte] = relationship(lazy="joined", innerjoin=True)
    confirmada_por: Mapped[Usuario | None] = relationship(foreign_keys=confirmada_por_id)

    @property
    def archivo(self) -> str:
        """The key of the file; never its name."""
        return f"importaciones/{self.clave}"


class FilaImportada(Model):
    """One line of a list, judged by itself.

    What it means for the cohort (new, there already, with an account …) changes with the cohort
    and is asked when it is needed: `colocacion.py`. `causa` is the first error, `aviso` the first
    warning: the database counts them. `celdas` and `original` are kept of wrong lines only.
    The seed of the link is made beforehand: the confirmation only copies.
    """

    __table_args__ = (
        UniqueConstraint("importacion_id", "numero"),
        Index("ix_fila_importada_importacion_id_causa", "importacion_id", "causa", "numero"),
    )

    id: Mapped[Id]
    importacion_id: Mapped[int] = mapped_column(ForeignKey("importacion.id", ondelete="CASCADE"))
    numero: Mapped[int]
    nombre: Mapped[str] = mapped_column(String(120))
    correo: Mapped[str | None] = mapped_column(String(254), index=True)
    telefono: Mapped[str | None] = mapped_column(String(20))
    identificador: Mapped[str | None] = mapped_column(String(20))
    pais_identificador: Mapped[str] = mapped_column(String(2))
    empresa: Mapped[str] = mapped_column(String(160))
    pais: Mapped[str] = mapped_column(String(2))
    idioma: Mapped[str] = mapped_column(String(2))
    sexo: Mapped[str] = mapped_column(String(10))
    tamano: Mapped[str] = mapped_column(String(12))
    causa: Mapped[str] = mapped_column(String(24), default="")  # "": it goes in
    aviso: Mapped[str] = mapped_column(String(24), default="")
    fuera: Mapped[bool] = mapped_column(default=False)  # left out by whoever looked at it
    en_espera: Mapped[bool] = mapped_column(default=False)  # no seat was left for it
    problemas: Mapped[list[Any]] = mapped_column(default=list)
    celdas: Mapped[dict[str, Any]] = mapped_column(default=dict)
    original: Mapped[list[Any]] = mapped_column(default=list)
    semilla: Mapped[str] = mapped_column(String(32))
    token_hash: Mapped[str] = mapped_column(String(64))
    codigo_hash: Mapped[str] = mapped_column(String(64))

    importacion: Mapped[Importacion] = relationship()
