"""DocumentoBuscable: a page that can be found. PalabraBuscable: a word that can be suggested."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index, String, Text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from plataforma.db import Model


class DocumentoBuscable(Model):
    """A copy, made when indexed; the page is the truth.

    `vector` is PostgreSQL's index of our own terms. It stays empty on SQLite, where the embedded
    engine keeps its index in files.
    """

    clave: Mapped[str] = mapped_column(String(120), primary_key=True)
    idioma: Mapped[str] = mapped_column(String(2), primary_key=True)
    tipo: Mapped[str] = mapped_column(String(20))
    titulo: Mapped[str] = mapped_column(Text)
    cuerpo: Mapped[str] = mapped_column(Text)
    endpoint: Mapped[str] = mapped_column(String(120))
    args: Mapped[dict[str, Any]]
    facetas: Mapped[dict[str, Any]]
    vector: Mapped[str | None] = mapped_column(
        Text().with_variant(TSVECTOR(), "postgresql"), deferred=True
    )

    __table_args__ = (
        # On SQLite it indexes nothing but NULLs: one migration for both is worth that.
        Index("ix_documento_buscable_vector", "vector", postgresql_using="gin"),
    )


class PalabraBuscable(Model):
    """A word as the documents write it, with how many of them have it."""

    idioma: Mapped[str] = mapped_column(String(2), primary_key=True)
    palabra: Mapped[str] = mapped_column(String(60), primary_key=True)
    exacta: Mapped[str] = mapped_column(String(60))
    termino: Mapped[str] = mapped_column(String(60), index=True)
    largo: Mapped[int]
    documentos: Mapped[int]
