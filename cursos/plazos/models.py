"""Plazo."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cursos.preguntas.base import CLAVE
from plataforma.db import Id, Model


class Plazo(Model):
    """Until when a cohort does a module. By key, so that it holds for the course's next version."""

    __table_args__ = (UniqueConstraint("cohorte_id", "curso_id", "modulo_clave"),)

    id: Mapped[Id]
    cohorte_id: Mapped[int] = mapped_column(ForeignKey("cohorte.id", ondelete="CASCADE"))
    curso_id: Mapped[int] = mapped_column(ForeignKey("curso.id", ondelete="CASCADE"))
    modulo_clave: Mapped[str] = mapped_column(String(CLAVE))
    dia: Mapped[date]
