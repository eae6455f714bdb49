"""Organizacion and Membresia."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from plataforma.clock import now
from plataforma.db import Id, Model
from plataforma.identidad.models import Usuario
from plataforma.texto import TextoBilingue


class TipoOrganizacion(StrEnum):
    CAMARA = "camara"
    ORGANISMO = "organismo"
    FINANCIERA = "financiera"
    ACADEMICA = "academica"
    CONSULTORA = "consultora"
    EMPRESA = "empresa"


class RolMembresia(StrEnum):
    GESTOR = "gestor"
    FACILITADOR = "facilitador"
    LECTOR = "lector"


class TamanoEmpresa(StrEnum):
    """Size of a firm, as its owner gives it."""

    UNIPERSONAL = "unipersonal"
    MICRO = "micro"
    PEQUENA = "pequena"
    MEDIANA = "mediana"
    GRANDE = "grande"


class Organizacion(Model):
    """A chamber of commerce, public agency, firm …; `slug` stands in its addresses.

    `confirmada` is false for a firm that its owner registered: it takes no cohorts and earns
    nothing in its name until the Secretariat says that it is who it says.
    """

    __table_args__ = (UniqueConstraint("pais", "identificador"),)

    id: Mapped[Id]
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    nombre: Mapped[str] = mapped_column(String(160))
    tipo: Mapped[TipoOrganizacion] = mapped_column(String(20))
    pais: Mapped[str] = mapped_column(String(2))
    identificador: Mapped[str | None] = mapped_column(String(20))  # tax id, without separators
    idiomas: Mapped[list[str]] = mapped_column(default=list, server_default=text("'[]'"))
    presentacion: Mapped[TextoBilingue | None]
    sitio: Mapped[str] = mapped_column(String(200), default="", server_default="")
    tamano: Mapped[str] = mapped_column(String(12), default="", server_default="")  # TamanoEmpresa
    recibe_mensajes: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    # Whether it has a page that everybody reads; a firm has one when it says so.
    publica: Mapped[bool] = mapped_column(default=True, server_default=text("true"))
    confirmada: Mapped[bool] = mapped_column(default=True, server_default=text("true"))
    creada_el: Mapped[datetime] = mapped_column(default=now)


class Membresia(Model):
    """A person acting for an organisation."""

    __table_args__ = (UniqueConstraint("usuario_id", "organizacion_id"),)

    id: Mapped[Id]
    usuario_id: Mapped[int] = mapped_column(ForeignKey("usuario.id", ondelete="CASCADE"))
    organizacion_id: Mapped[int] = mapped_column(
        ForeignKey("organizacion.id", ondelete="CASCADE"), index=True
    )
    rol: Mapped[RolMembresia] = mapped_column(String(20))
    creada_el: Mapped[datetime] = mapped_column(default=now)
    usuario: Mapped[Usuario] = relationship(lazy="joined", innerjoin=True)
    organizacion: Mapped[Organizacion] = relationship(lazy="joined", innerjoin=True)
