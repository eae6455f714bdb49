"""Emisor: a chamber that co-issues. ListaEstado: a published list of states, of one issuer."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from plataforma.clock import now
from plataforma.db import Id, Model
from plataforma.organizaciones.models import Organizacion
from plataforma.texto import TextoBilingue


class Emisor(Model):
    """A chamber that the Secretariat let issue in the programme's name. The row stays for ever.

    `slug` is part of its DID, which is in everything that it signed. Its keys are files.
    """

    id: Mapped[Id]
    organizacion_id: Mapped[int] = mapped_column(ForeignKey("organizacion.id"), unique=True)
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    nombre: Mapped[TextoBilingue]  # as printed
    url: Mapped[str] = mapped_column(String(200))
    autorizado_el: Mapped[datetime] = mapped_column(default=now)
    suspendido_el: Mapped[datetime | None]

    organizacion: Mapped[Organizacion] = relationship()

    @property
    def emite(self) -> bool:
        """Whether it may sign today. What it signed before stands anyway."""
        return self.suspendido_el is None

    @validates("slug")
    def _keep(self, _name: str, value: str) -> str:
        if self.slug is not None and self.slug != value:
            msg = "the slug is in the DID of what was signed"
            raise ValueError(msg)
        return value


class UsoLista(StrEnum):
    CREDENCIALES = "credenciales"
    AVALES = "avales"


class ListaEstado(Model):
    """The issuer of a list is that of all that stands in it: verifiers compare the two.

    Without issuer it is the Secretariat's.
    """

    numero: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    emisor_id: Mapped[int | None] = mapped_column(ForeignKey("emisor.id"), index=True)
    uso: Mapped[UsoLista] = mapped_column(String(20))

    emisor: Mapped[Emisor | None] = relationship(lazy="joined")
