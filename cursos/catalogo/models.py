"""Curso and its published versions. Content is master: nothing here is edited by hand.

A new version is written when the content of a package changed; learners' data refers to lessons and
questions by `clave`, which stays the same from version to version and in both languages.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cursos.preguntas.base import CLAVE
from cursos.preguntas.tipos import TipoPregunta
from plataforma.clock import now
from plataforma.db import Bilingue, BilingueJSON, Id, Model
from plataforma.texto import TextoBilingue


class Uso(StrEnum):
    """Where a question is asked."""

    PRACTICA = "practica"  # inside its lesson, as often as one likes
    EVALUACION = "evaluacion"  # in the bank of the final quiz


class Cambio(StrEnum):
    """What a new version does to those who are learning on an older one."""

    CORRECCION = "correccion"  # they move to it at once
    CONTENIDO = "contenido"  # they stay on the one they began, and are offered this one


class OrigenVersion(StrEnum):
    """Where a version was written. What authors edited here is not undone by shipped files."""

    ARCHIVOS = "archivos"
    AUTORIA = "autoria"


class Curso(Model):
    """A course; `slug` is its address, title and summary are those of the current version."""

    id: Mapped[Id]
    slug: Mapped[str] = mapped_column(String(CLAVE), unique=True)
    codigo: Mapped[str] = mapped_column(String(20), unique=True)
    titulo: Mapped[Bilingue]
    resumen: Mapped[Bilingue]
    creado_el: Mapped[datetime] = mapped_column(default=now)

    autores: Mapped[list[AutorCurso]] = relationship(order_by="AutorCurso.id")


class VersionCurso(Model):
    """The course as published at one moment; exactly one version of a course is the current one.

    `datos` is the course file as checked (nivel, para_quien, requisitos, podra, hoja …);
    `credencial` and `evaluacion` are its parts that other packages read.
    """

    __table_args__ = (
        UniqueConstraint("curso_id", "numero"),
        Index(
            "ix_version_curso_actual",
            "curso_id",
            unique=True,
            sqlite_where=text("es_actual"),
            postgresql_where=text("es_actual"),
        ),
    )

    id: Mapped[Id]
    curso_id: Mapped[int] = mapped_column(ForeignKey("curso.id", ondelete="CASCADE"))
    numero: Mapped[int]
    hash: Mapped[str] = mapped_column(String(64))
    es_actual: Mapped[bool] = mapped_column(default=False)
    titulo: Mapped[Bilingue]
    resumen: Mapped[Bilingue]
    minutos: Mapped[int]
    bytes: Mapped[int]  # what a phone receives for the whole course, in one language
    datos: Mapped[dict[str, Any]]
    credencial: Mapped[dict[str, Any]]
    evaluacion: Mapped[dict[str, Any]]
    # The worksheet as checked, for its own pages only; `datos["tarea"]` says that there is one.
    tarea: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True), deferred=True)
    # The facilitators' guide as shown, for its page only; `datos["guia"]` says that there is one.
    guia: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True), deferred=True)
    publicada_el: Mapped[datetime] = mapped_column(default=now)
    origen: Mapped[OrigenVersion] = mapped_column(
        String(20), default=OrigenVersion.ARCHIVOS, server_default="archivos"
    )

    curso: Mapped[Curso] = relationship()
    modulos: Mapped[list[Modulo]] = relationship(order_by="Modulo.orden", back_populates="version")


class AutorCurso(Model):
    """A person who writes and keeps a course; reviews its worksheets and moderates its lessons."""

    __table_args__ = (UniqueConstraint("curso_id", "usuario_id"),)

    id: Mapped[Id]
    curso_id: Mapped[int] = mapped_column(ForeignKey("curso.id", ondelete="CASCADE"))
    usuario_id: Mapped[int] = mapped_column(
        ForeignKey("usuario.id", ondelete="CASCADE"), index=True
    )
    desde: Mapped[datetime] = mapped_column(default=now)


class Modulo(Model):
    """A stop on the route of a course."""

    __table_args__ = (UniqueConstraint("version_id", "clave"),)

    id: Mapped[Id]
    version_id: Mapped[int] = mapped_column(ForeignKey("version_curso.id", ondelete="CASCADE"))
    clave: Mapped[str] = mapped_column(String(CLAVE))
    orden: Mapped[int]
    titulo: Mapped[Bilingue]
    resumen: Mapped[Bilingue]

    version: Mapped[VersionCurso] = relationship(back_populates="modulos")
    lecciones: Mapped[list[Leccion]] = relationship(
        order_by="Leccion.orden", back_populates="modulo"
    )


class Leccion(Model):
    """A lesson in both languages. HTML is made once, when published; `texto` is for the search."""

    __table_args__ = (UniqueConstraint("version_id", "clave"),)

    id: Mapped[Id]
    version_id: Mapped[int] = mapped_column(ForeignKey("version_curso.id", ondelete="CASCADE"))
    modulo_id: Mapped[int] = mapped_column(ForeignKey("modulo.id", ondelete="CASCADE"), index=True)
    clave: Mapped[str] = mapped_column(String(CLAVE))
    orden: Mapped[int]  # over the whole course, from 1
    minutos: Mapped[int]
    titulo: Mapped[Bilingue]
    objetivo: Mapped[Bilingue]
    regla: Mapped[Bilingue]
    accion: Mapped[Bilingue]
    html: Mapped[TextoBilingue] = mapped_column(BilingueJSON, deferred=True)
    texto: Mapped[TextoBilingue] = mapped_column(BilingueJSON, deferred=True)
    # {"es": [{texto, url, fecha, confianza}], "pt": […]} and {"es": [sentence], "pt": […]}
    fuentes: Mapped[dict[str, Any]] = mapped_column(JSON, deferred=True)
    por_verificar: Mapped[dict[str, Any]] = mapped_column(JSON, deferred=True)
    responsable: Mapped[Bilingue]
    revisada: Mapped[date]
    proxima_revision: Mapped[date]
    # The language whose text waits for its review: its source changed. None: both say the same.
    traduccion_atrasada: Mapped[str | None] = mapped_column(String(2))
    palabras: Mapped[int]
    bytes: Mapped[int]

    modulo: Mapped[Modulo] = relationship(back_populates="lecciones")


class Pregunta(Model):
    """A question with its key and feedback in both languages. Never sent whole to a browser."""

    __table_args__ = (UniqueConstraint("version_id", "clave"),)

    id: Mapped[Id]
    version_id: Mapped[int] = mapped_column(ForeignKey("version_curso.id", ondelete="CASCADE"))
    leccion_id: Mapped[int] = mapped_column(
        ForeignKey("leccion.id", ondelete="CASCADE"), index=True
    )
    clave: Mapped[str] = mapped_column(String(CLAVE))
    orden: Mapped[int]
    uso: Mapped[Uso] = mapped_column(String(20))
    tipo: Mapped[TipoPregunta] = mapped_column(String(20))
    nivel: Mapped[int]
    datos: Mapped[dict[str, Any]]

    leccion: Mapped[Leccion] = relationship()
