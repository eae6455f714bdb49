"""Worksheets and credentials of the people of a cohort: states, never what they wrote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import lazyload, load_only

from cursos.catalogo.models import VersionCurso
from cursos.cohortes.models import EstadoParticipante, Participante
from cursos.credenciales.models import EN_PIE, Credencial, Logro
from cursos.inscripciones.models import Inscripcion
from cursos.tareas.models import Entrega, EstadoEntrega, Tarea
from plataforma.db import db
from plataforma.pagina import Pagina

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from cursos.cohortes.alcance import Alcance

PER_PAGE = 50
# Not what was written in it: the chamber was told that it would not see that.
KEPT = (Entrega.id, Entrega.numero, Entrega.estado, Entrega.entregada_el, Entrega.revisada_el)
Usuarios = Sequence[int] | Select[tuple[int]]
SHOWN = (EstadoEntrega.ENTREGADA, EstadoEntrega.CAMBIOS, EstadoEntrega.APROBADA)


@dataclass(frozen=True)
class Hoja:
    """Who handed in, and where the last delivery stands."""

    participante: Participante
    entrega: Entrega
    curso_id: int


def _last() -> ColumnElement[bool]:
    """Of the deliveries of a worksheet, the last one."""
    newest = select(func.max(Entrega.numero)).where(Entrega.tarea_id == Tarea.id)
    return Entrega.numero == newest.correlate(Tarea).scalar_subquery()


def _de(alcance: Alcance, found: Select[Any]) -> Select[Any]:
    """Join the last delivery of each person of the scope, in the course where they are now."""
    return (
        found.select_from(Participante)
        .join(Inscripcion, Inscripcion.id == Participante.inscripcion_id)
        .join(
            Tarea,
            and_(
                Tarea.usuario_id == Inscripcion.usuario_id, Tarea.curso_id == Inscripcion.curso_id
            ),
        )
        .join(Entrega, Entrega.tarea_id == Tarea.id)
        .where(alcance.criterio, Participante.estado == EstadoParticipante.INSCRITO, _last())
    )


def list_hojas(alcance: Alcance, estado: EstadoEntrega | None, numero: int) -> Pagina[Hoja]:
    """Return a page of worksheets, those that wait the longest for a review first."""
    where = [Entrega.estado == estado] if estado else [Entrega.estado.in_(SHOWN)]
    counted = _de(alcance, select(func.count(Entrega.id)))
    total = db.session.scalar(counted.where(*where)) or 0
    page: Pagina[Hoja] = Pagina(total=total, pedida=numero, por_pagina=PER_PAGE)
    found = (
        _de(alcance, select(Participante, Entrega, Inscripcion.curso_id))
        .where(*where)
        .options(lazyload(Participante.cohorte), load_only(*KEPT, raiseload=True))
        .order_by(Entrega.estado != EstadoEntrega.ENTREGADA, Entrega.entregada_el, Entrega.id)
    )
    page.filas = [Hoja(*row) for row in db.session.execute(page.de(found))]
    return page


def count_hojas(alcance: Alcance) -> dict[EstadoEntrega, int]:
    """Count the people of the scope by where their last delivery stands: one statement."""
    rows = db.session.execute(
        _de(alcance, select(Entrega.estado, func.count(Entrega.id))).group_by(Entrega.estado)
    )
    return {EstadoEntrega(estado): count for estado, count in rows}


def estados_de(usuario_ids: Usuarios, curso_id: int) -> dict[int, EstadoEntrega]:
    """Return where each person's last delivery in a course stands: one statement."""
    rows = db.session.execute(
        select(Tarea.usuario_id, Entrega.estado)
        .join(Entrega, Entrega.tarea_id == Tarea.id)
        .where(Tarea.usuario_id.in_(usuario_ids), Tarea.curso_id == curso_id, _last())
    )
    return {usuario: EstadoEntrega(estado) for usuario, estado in rows}


def credenciales_de(usuario_ids: Usuarios, curso_id: int) -> dict[int, str]:
    """Return the code of the credential that each person holds for a course: one statement."""
    rows = db.session.execute(
        select(Credencial.usuario_id, Credencial.codigo)
        .join(Logro, Logro.id == Credencial.logro_id)
        .join(VersionCurso, VersionCurso.id == Logro.version_id)
        .where(
            Credencial.usuario_id.in_(usuario_ids),
            Credencial.estado.in_(EN_PIE),
            VersionCurso.curso_id == curso_id,
        )
        .order_by(Credencial.emitida_el)
    )
    return {usuario: codigo for usuario, codigo in rows if usuario is not None}
