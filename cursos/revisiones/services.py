"""What a tutor decides about a delivery."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select

from cursos.aprendizaje.services import revisar_cierre
from cursos.inscripciones.queries import find_inscripcion
from cursos.revisiones import emails
from cursos.revisiones.errors import (
    FaltaComentarioError,
    FaltanNivelesError,
    ReemplazadaError,
    SuPropiaEntregaError,
    YaRevisadaError,
)
from cursos.tareas.definiciones import tarea_de
from cursos.tareas.models import Entrega, EstadoEntrega, Tarea
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db
from plataforma.i18n import fecha_hora

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario

ABIERTAS = frozenset({EstadoEntrega.ENTREGADA, EstadoEntrega.CAMBIOS})


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What was written. `vista`: how often the delivery had been decided when it was read."""

    aprobar: bool
    vista: int
    niveles: dict[str, str] = field(default_factory=dict)
    comentarios: dict[str, str] = field(default_factory=dict)
    comentario: str = ""


def decidir(entrega: Entrega, decision: Decision, *, actor: Usuario) -> None:
    """Approve, or ask for changes; the person is told, and an approval may complete the course.

    What asked for changes may be decided again until the person hands in another one.
    """
    _lock(entrega)
    _check(entrega, decision, actor)
    entrega.estado = EstadoEntrega.APROBADA if decision.aprobar else EstadoEntrega.CAMBIOS
    entrega.niveles = dict(decision.niveles)
    entrega.comentarios = dict(decision.comentarios)
    entrega.comentario = decision.comentario
    entrega.revisiones += 1
    entrega.revisada_por_id, entrega.revisada_el = actor.id, now()
    db.session.flush()
    _anotar(entrega, actor)
    emails.mail_revisada(entrega)
    if decision.aprobar:
        _cerrar(entrega)


def _anotar(entrega: Entrega, actor: Usuario) -> None:
    about, datos = ("entrega", entrega.id), {"numero": entrega.numero, "niveles": entrega.niveles}
    if entrega.estado == EstadoEntrega.APROBADA:
        audit.record("tarea.aprobar", about, actor=actor, datos=datos)
    else:
        audit.record("tarea.pedir_cambios", about, actor=actor, datos=datos)


def _check(entrega: Entrega, decision: Decision, actor: Usuario) -> None:
    if entrega.tarea.usuario_id == actor.id:
        raise SuPropiaEntregaError
    if entrega.estado == EstadoEntrega.REEMPLAZADA or entrega is not entrega.tarea.entregas[-1]:
        raise ReemplazadaError
    if entrega.estado not in ABIERTAS or decision.vista != entrega.revisiones:
        who = entrega.revisada_por
        raise YaRevisadaError(
            quien=who.nombre if who else "—", cuando=fecha_hora(entrega.revisada_el)
        )
    criterios = {c.clave for c in tarea_de(entrega.version).rubrica}
    if decision.aprobar and criterios - {*decision.niveles}:
        raise FaltanNivelesError
    if not decision.aprobar and not decision.comentario and not decision.comentarios:
        raise FaltaComentarioError


def _cerrar(entrega: Entrega) -> None:
    curso_id = entrega.tarea.curso_id
    place = find_inscripcion(entrega.tarea.usuario_id, curso_id) if curso_id else None
    if place is not None:
        revisar_cierre(place)


def _lock(entrega: Entrega) -> None:
    """Wait for another decision, or for the person handing in again; then see what it left."""
    fresh = {"populate_existing": True}
    db.session.scalar(
        select(Tarea)
        .where(Tarea.id == entrega.tarea_id)
        .with_for_update(of=Tarea)
        .execution_options(**fresh)
    )
    db.session.scalars(
        select(Entrega)
        .where(Entrega.tarea_id == entrega.tarea_id)
        .order_by(Entrega.numero)
        .execution_options(**fresh)
    ).all()
