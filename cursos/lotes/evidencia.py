"""The evidence beside each name: a fixed number of statements for a page of people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from cursos.aprendizaje.queries import Progreso, progreso_de
from cursos.cuestionarios.models import Intento
from cursos.tareas.models import Entrega, EstadoEntrega, Tarea
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from cursos.lotes.queries import Persona


@dataclass(frozen=True, kw_only=True)
class Evidencia:
    """What a person did of the course. `entrega`: the state of the last worksheet handed in."""

    progreso: Progreso | None = None
    intentos: int = 0
    entrega: EstadoEntrega | None = None


NADA = Evidencia()


def evidencia_de(personas: Sequence[Persona], curso_id: int) -> dict[int, Evidencia]:
    """Return what is known of each person by their place: five statements, however many."""
    places = [p.inscripcion_id for p in personas if p.inscripcion_id is not None]
    people = [p.usuario_id for p in personas if p.usuario_id is not None]
    if not places:
        return {}
    progress, tries = progreso_de(places), _tries(places)
    handed_in = _worksheets(people, curso_id)
    return {
        p.inscripcion_id: Evidencia(
            progreso=progress.get(p.inscripcion_id),
            intentos=tries.get(p.inscripcion_id, 0),
            entrega=handed_in.get(p.usuario_id or 0),
        )
        for p in personas
        if p.inscripcion_id is not None
    }


def _tries(places: Collection[int]) -> dict[int, int]:
    rows = db.session.execute(
        select(Intento.inscripcion_id, func.count())
        .where(Intento.inscripcion_id.in_(places), Intento.entregado_el.is_not(None))
        .group_by(Intento.inscripcion_id)
    )
    return dict(rows.tuples().all())


def _worksheets(people: Collection[int], curso_id: int) -> dict[int, EstadoEntrega]:
    """Return the state of each one's last delivery."""
    rows = db.session.execute(
        select(Tarea.usuario_id, Entrega.estado)
        .join(Entrega.tarea)
        .where(Tarea.usuario_id.in_(people), Tarea.curso_id == curso_id)
        .order_by(Entrega.numero)
    )
    return {person: EstadoEntrega(estado) for person, estado in rows}
