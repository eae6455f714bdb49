"""Reconocimiento: what somebody learned elsewhere, and what shows it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cursos.catalogo.models import VersionCurso
from cursos.credenciales.models import Credencial
from plataforma.clock import now
from plataforma.db import Id, Model
from plataforma.identidad.models import Usuario


class Reconocimiento(Model):
    """Prepared, looked at, and then issued once. Institution, title and date become public.

    The reason, the link and the file stay with the staff. Without a credential it is a draft,
    that is forgotten after a week.
    """

    id: Mapped[Id]
    clave: Mapped[str] = mapped_column(String(32), unique=True)
    usuario_id: Mapped[int] = mapped_column(
        ForeignKey("usuario.id", ondelete="CASCADE"), index=True
    )
    version_id: Mapped[int] = mapped_column(ForeignKey("version_curso.id"))
    institucion: Mapped[str] = mapped_column(String(160))
    titulo: Mapped[str] = mapped_column(String(200))
    fecha: Mapped[date]
    horas: Mapped[float | None]
    enlace: Mapped[str] = mapped_column(String(500), default="")
    archivo: Mapped[str] = mapped_column(String(170), default="")  # its name; empty without one
    tipo: Mapped[str] = mapped_column(String(4), default="")
    motivo: Mapped[str] = mapped_column(Text)
    creado_el: Mapped[datetime] = mapped_column(default=now)
    credencial_id: Mapped[int | None] = mapped_column(ForeignKey("credencial.id"), unique=True)

    usuario: Mapped[Usuario] = relationship()
    version: Mapped[VersionCurso] = relationship()
    credencial: Mapped[Credencial | None] = relationship()

    @property
    def lugar(self) -> str:
        """Where its file is stored."""
        return f"reconocimientos/{self.clave}"
