"""Intento: one try at the final quiz. RespuestaIntento: what was answered. AjusteEvaluacion: more
time or more tries for one person."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cursos.catalogo.models import VersionCurso
from cursos.inscripciones.models import Inscripcion
from cursos.preguntas.base import CLAVE
from plataforma.clock import now
from plataforma.db import Id, Model
from plataforma.identidad.models import Usuario

_OPEN = text("entregado_el IS NULL")


class Intento(Model):
    """`preguntas` is what was drawn, in order: [{"clave", … as `preguntas.tipos.sortear` gave it}].

    It stays on the version that it was drawn from. A person has at most one open try per course.
    `vence_el` is the end of its time, for quizzes that have a limit; the server's clock decides.
    """

    __table_args__ = (
        UniqueConstraint("inscripcion_id", "numero"),
        Index(
            "ix_intento_abierto",
            "inscripcion_id",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
    )

    id: Mapped[Id]
    inscripcion_id: Mapped[int] = mapped_column(ForeignKey("inscripcion.id", ondelete="CASCADE"))
    version_id: Mapped[int] = mapped_column(ForeignKey("version_curso.id"))
    numero: Mapped[int]
    preguntas: Mapped[list[Any]]
    iniciado_el: Mapped[datetime] = mapped_column(default=now)
    vence_el: Mapped[datetime | None]
    entregado_el: Mapped[datetime | None]
    nota: Mapped[int | None]  # whole per cent, rounded down
    aprobado: Mapped[bool | None]
    nota_original: Mapped[int | None]  # before a corrected key raised it
    recalificado_el: Mapped[datetime | None]

    inscripcion: Mapped[Inscripcion] = relationship()
    version: Mapped[VersionCurso] = relationship()

    @property
    def vencido(self) -> bool:
        """Out of time and not handed in yet: the next reading hands it in."""
        return self.entregado_el is None and self.vence_el is not None and self.vence_el <= now()

    @property
    def por_tiempo(self) -> bool:
        """Handed in by the clock."""
        return bool(self.vence_el and self.entregado_el and self.entregado_el >= self.vence_el)


class RespuestaIntento(Model):
    """One answer; saving again replaces it until the try is handed in."""

    __table_args__ = (UniqueConstraint("intento_id", "pregunta_clave"),)

    id: Mapped[Id]
    intento_id: Mapped[int] = mapped_column(ForeignKey("intento.id", ondelete="CASCADE"))
    pregunta_clave: Mapped[str] = mapped_column(String(CLAVE))
    respuesta: Mapped[list[str]]
    guardada_el: Mapped[datetime] = mapped_column(default=now)
    puntos: Mapped[float | None]  # 0 to 1, written when handed in
    # Whose key it was graded by, when that is not the version of the try.
    corregida_version_id: Mapped[int | None] = mapped_column(ForeignKey("version_curso.id"))


class ClaveCorregida(Model):
    """A key that was wrong: tries of older versions are graded by that of this version.

    `terminada_el`: when the tries that were handed in before had been graded again; `subieron`: how
    many marks rose.
    """

    __table_args__ = (UniqueConstraint("version_id", "pregunta_clave"),)

    id: Mapped[Id]
    curso_id: Mapped[int] = mapped_column(ForeignKey("curso.id", ondelete="CASCADE"), index=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("version_curso.id"))
    pregunta_clave: Mapped[str] = mapped_column(String(CLAVE))
    pedida_el: Mapped[datetime] = mapped_column(default=now)
    terminada_el: Mapped[datetime | None]
    subieron: Mapped[int] = mapped_column(default=0)


class AjusteEvaluacion(Model):
    """What one person is given in the quiz of a course, beyond the rule. No reason is kept."""

    __table_args__ = (UniqueConstraint("usuario_id", "curso_id"),)

    id: Mapped[Id]
    usuario_id: Mapped[int] = mapped_column(ForeignKey("usuario.id", ondelete="CASCADE"))
    curso_id: Mapped[int] = mapped_column(ForeignKey("curso.id", ondelete="CASCADE"), index=True)
    tiempo_extra: Mapped[int] = mapped_column(default=0)  # per cent of the time limit
    intentos_extra: Mapped[int] = mapped_column(default=0)  # within each window
    cambiado_el: Mapped[datetime] = mapped_column(default=now)

    usuario: Mapped[Usuario] = relationship()
