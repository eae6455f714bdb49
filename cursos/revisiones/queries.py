"""What can be asked about deliveries that wait for a review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import aliased, contains_eager, joinedload, lazyload

from cursos.catalogo.models import AutorCurso, Curso
from cursos.revisiones.models import RevisionPar
from cursos.tareas.models import Entrega, EstadoEntrega, Tarea
from cursos.tareas.queries import con_todo
from plataforma.db import db
from plataforma.pagina import Pagina

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Select

POR_PAGINA = 25


def list_cola(curso_id: int, estado: EstadoEntrega, numero: int) -> Pagina[Entrega]:
    """Return deliveries of a course in a state: those that wait the longest first."""
    where = (Tarea.curso_id == curso_id, Entrega.estado == estado)
    total = db.session.scalar(select(func.count(Entrega.id)).join(Entrega.tarea).where(*where)) or 0
    page: Pagina[Entrega] = Pagina(total=total, pedida=numero, por_pagina=POR_PAGINA)
    newest = estado != EstadoEntrega.ENTREGADA
    found = (
        select(Entrega)
        .join(Entrega.tarea)
        .where(*where)
        .options(
            contains_eager(Entrega.tarea).joinedload(Tarea.usuario),
            joinedload(Entrega.revisada_por),
        )
        .order_by(Entrega.entregada_el.desc() if newest else Entrega.entregada_el, Entrega.id)
    )
    page.filas = list(db.session.scalars(page.de(found)))
    return page


def count_por_estado(curso_id: int) -> dict[str, int]:
    rows = db.session.execute(
        select(Entrega.estado, func.count(Entrega.id))
        .join(Entrega.tarea)
        .where(Tarea.curso_id == curso_id)
        .group_by(Entrega.estado)
    )
    return {str(estado): count for estado, count in rows}


def count_en_espera(usuario_id: int) -> dict[str, int]:
    """Return how many deliveries wait in each course that the person writes, by its slug."""
    rows = db.session.execute(
        select(Curso.slug, func.count(Entrega.id))
        .join(Tarea, Tarea.curso_id == Curso.id)
        .join(Entrega, Entrega.tarea_id == Tarea.id)
        .join(AutorCurso, AutorCurso.curso_id == Curso.id)
        .where(AutorCurso.usuario_id == usuario_id, Entrega.estado == EstadoEntrega.ENTREGADA)
        .group_by(Curso.slug)
        .order_by(Curso.slug)
    )
    return dict(rows.tuples().all())


def list_con_cambios(usuario_id: int) -> list[Curso]:
    """Return the courses in which a person's last delivery came back with something to change."""
    later = aliased(Entrega)
    newer = select(later.id).where(later.tarea_id == Tarea.id, later.numero > Entrega.numero)
    rows = db.session.scalars(
        select(Curso)
        .join(Tarea, Tarea.curso_id == Curso.id)
        .join(Entrega, Entrega.tarea_id == Tarea.id)
        .where(
            Tarea.usuario_id == usuario_id,
            Entrega.estado == EstadoEntrega.CAMBIOS,
            ~newer.exists(),
        )
        .options(lazyload(Curso.autores))
        .order_by(Curso.slug)
    )
    return list(rows)


def select_entrega(curso_id: int, entrega_id: int) -> Select[tuple[Entrega]]:
    """Select a delivery of this course with all that its page shows."""
    return (
        select(Entrega)
        .join(Entrega.tarea)
        .where(Entrega.id == entrega_id, Tarea.curso_id == curso_id)
        .options(*con_todo())
    )


def list_entregas(tarea_id: int) -> list[Entrega]:
    """Return all deliveries of a worksheet with who decided, oldest first."""
    return list(
        db.session.scalars(
            select(Entrega)
            .where(Entrega.tarea_id == tarea_id)
            .options(joinedload(Entrega.revisada_por))
            .order_by(Entrega.numero)
        )
    )


def list_consejos(entrega_ids: Sequence[int]) -> list[RevisionPar]:
    """Return what peers said about these deliveries, oldest first."""
    return list(
        db.session.scalars(
            select(RevisionPar)
            .where(RevisionPar.entrega_id.in_(entrega_ids), RevisionPar.hecha_el.is_not(None))
            .order_by(RevisionPar.hecha_el)
        )
    )
