"""Organizacion and Membresia."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from plataforma.clock import now
from plataforma.db import Id, Model
from plataforma.identidad.models import Usuario


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


class Organizacion(Model):
    """A chamber of commerce, public agency, firm …; `slug` stands in its addresses."""

    id: Mapped[Id]
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    nombre: Mapped[str] = mapped_column(String(160))
    tipo: Mapped[TipoOrganizacion] = mapped_column(String(20))
    pais: Mapped[str] = mapped_column(String(2))
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
