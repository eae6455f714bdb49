"""What can be asked about worksheets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload, undefer

from cursos.catalogo.models import Curso, VersionCurso
from cursos.catalogo.queries import select_version
from cursos.inscripciones.version import es_la_suya
from cursos.tareas.models import ArchivoTarea, Entrega, EstadoEntrega, Tarea
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Select
    from sqlalchemy.sql.base import ExecutableOption

    from plataforma.identidad.models import Usuario


@dataclass(frozen=True)
class Lugar:
    """Which worksheet: that of a course, or one without course by its key."""

    curso_id: int | None = None
    hoja: str | None = None


def select_version_con_tarea(persona: Usuario, slug: str) -> Select[tuple[VersionCurso]]:
    """Select the person's version of a course that has a worksheet, with the worksheet."""
    return (
        select_version(slug, es_la_suya(persona))
        .where(VersionCurso.tarea.is_not(None))
        .options(undefer(VersionCurso.tarea))
    )


def select_tarea(usuario_id: int, lugar: Lugar) -> Select[tuple[Tarea]]:
    found = select(Tarea).where(Tarea.usuario_id == usuario_id)
    if lugar.curso_id is not None:
        return found.where(Tarea.curso_id == lugar.curso_id)
    return found.where(Tarea.hoja == lugar.hoja)


def find_tarea(usuario_id: int, lugar: Lugar) -> Tarea | None:
    """Return a person's worksheet with its deliveries, who looked at them, and its files."""
    return db.session.scalar(
        select_tarea(usuario_id, lugar).options(
            selectinload(Tarea.entregas).joinedload(Entrega.revisada_por),
            selectinload(Tarea.archivos),
        )
    )


def list_sueltas(usuario_id: int) -> dict[str, Tarea]:
    """Return the sheets without course that a person has begun, by their key."""
    rows = db.session.scalars(
        select(Tarea).where(Tarea.usuario_id == usuario_id, Tarea.hoja.is_not(None))
    )
    return {t.hoja: t for t in rows if t.hoja}


def select_entrega(slug: str, usuario_id: int, numero: int) -> Select[tuple[Entrega]]:
    """Select one of a person's deliveries in a course, with all that its page shows."""
    return (
        select(Entrega)
        .join(Entrega.tarea)
        .join(Tarea.curso)
        .where(Curso.slug == slug, Tarea.usuario_id == usuario_id, Entrega.numero == numero)
        .options(*con_todo())
    )


def con_todo() -> Sequence[ExecutableOption]:
    """What the page of a delivery needs, in one statement and one for the files."""
    return (
        joinedload(Entrega.tarea).joinedload(Tarea.usuario),
        joinedload(Entrega.tarea).joinedload(Tarea.curso),
        joinedload(Entrega.tarea).selectinload(Tarea.archivos),
        joinedload(Entrega.version).undefer(VersionCurso.tarea),
        joinedload(Entrega.revisada_por),
    )


def find_archivo(clave: str) -> ArchivoTarea | None:
    """Return a file with the worksheet and the course that it belongs to."""
    return db.session.scalar(
        select(ArchivoTarea)
        .where(ArchivoTarea.clave == clave)
        .options(joinedload(ArchivoTarea.tarea).joinedload(Tarea.curso).joinedload(Curso.autores))
    )


def find_estado(usuario_id: int, curso_id: int) -> EstadoEntrega | None:
    """Return the state of the last delivery, or None when there is none."""
    return db.session.scalar(
        select(Entrega.estado)
        .join(Entrega.tarea)
        .where(Tarea.usuario_id == usuario_id, Tarea.curso_id == curso_id)
        .order_by(Entrega.numero.desc())
        .limit(1)
    )
