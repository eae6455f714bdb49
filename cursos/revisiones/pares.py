"""Peer review: whoever handed in looks at the sheets of two others of the same cohort."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from cursos.catalogo.models import Curso, VersionCurso
from cursos.cohortes.models import Cohorte, EstadoParticipante, Participante
from cursos.cohortes.recorrido import lleva_por
from cursos.revisiones.errors import (
    EntregueAntesError,
    FaltaComentarioError,
    FaltanNivelesError,
    SinTareasParaRevisarError,
    YaTieneDosError,
)
from cursos.revisiones.models import RevisionPar
from cursos.tareas.definiciones import tarea_de
from cursos.tareas.models import Entrega, EstadoEntrega, Tarea
from cursos.tareas.queries import Lugar
from cursos.tareas.services import abrir
from plataforma.clock import now
from plataforma.db import db

if TYPE_CHECKING:
    from sqlalchemy import Select

    from plataforma.identidad.models import Usuario

CADA_UNO = 2  # sheets that each person looks at


@dataclass(frozen=True)
class Pares:
    """Where a person stands: reviews given to them, and whether the cohort has this at all."""

    participa: bool
    propias: list[RevisionPar]

    @property
    def quedan(self) -> int:
        return max(0, CADA_UNO - len(self.propias))


def _companeros(usuario_id: int, curso_id: int) -> Select[tuple[int]]:
    """Select the ids of the others in the person's cohorts of a course that review one another."""
    mine = (
        select(Participante.cohorte_id)
        .join(Participante.cohorte)
        .where(
            Participante.usuario_id == usuario_id,
            Participante.estado == EstadoParticipante.INSCRITO,
            lleva_por(curso_id),
            Cohorte.entre_pares,
        )
    )
    return select(Participante.usuario_id).where(
        Participante.cohorte_id.in_(mine),
        Participante.estado == EstadoParticipante.INSCRITO,
        Participante.usuario_id.is_not(None),
        Participante.usuario_id != usuario_id,
    )  # type: ignore[return-value]


def situacion(usuario_id: int, curso_id: int) -> Pares:
    """Tell whether the person takes part, and what was given to them: two statements."""
    others = db.session.scalar(select(_companeros(usuario_id, curso_id).exists()))
    rows = db.session.scalars(
        select(RevisionPar)
        .join(RevisionPar.entrega)
        .join(Entrega.tarea)
        .where(RevisionPar.revisor_id == usuario_id, Tarea.curso_id == curso_id)
        .order_by(RevisionPar.id)
    )
    return Pares(bool(others), list(rows))


def pedir(persona: Usuario, curso_id: int) -> RevisionPar:
    """Give the person one more sheet to look at: the one that fewest have looked at."""
    own = abrir(persona, Lugar(curso_id=curso_id))  # under lock: two presses get two sheets
    if not own.entregas:
        raise EntregueAntesError
    place = situacion(persona.id, curso_id)
    if not place.quedan:
        raise YaTieneDosError
    found = _siguiente(persona.id, curso_id) if place.participa else None
    if found is None:
        raise SinTareasParaRevisarError
    revision = RevisionPar(entrega_id=found, revisor_id=persona.id)
    db.session.add(revision)
    db.session.flush()
    return revision


def _siguiente(usuario_id: int, curso_id: int) -> int | None:
    seen = (
        select(Entrega.tarea_id)
        .join(RevisionPar, RevisionPar.entrega_id == Entrega.id)
        .where(RevisionPar.revisor_id == usuario_id)
    )
    looked = (
        select(func.count(RevisionPar.id))
        .where(RevisionPar.entrega_id == Entrega.id)
        .correlate(Entrega)
        .scalar_subquery()
    )
    return db.session.scalar(
        select(Entrega.id)
        .join(Entrega.tarea)
        .where(
            Tarea.curso_id == curso_id,
            Tarea.usuario_id.in_(_companeros(usuario_id, curso_id)),
            Tarea.id.not_in(seen),
            Entrega.estado != EstadoEntrega.REEMPLAZADA,
        )
        .order_by(looked, Entrega.entregada_el.desc(), Entrega.id)
        .limit(1)
    )


def select_revision(slug: str, revision_id: int) -> Select[tuple[RevisionPar]]:
    """Select a review with the delivery that it is about."""
    return (
        select(RevisionPar)
        .join(RevisionPar.entrega)
        .join(Entrega.tarea)
        .join(Tarea.curso)
        .where(RevisionPar.id == revision_id, Curso.slug == slug)
        .options(
            joinedload(RevisionPar.entrega).joinedload(Entrega.version).undefer(VersionCurso.tarea),
            joinedload(RevisionPar.entrega).joinedload(Entrega.tarea).joinedload(Tarea.curso),
        )
    )


def aconsejar(revision: RevisionPar, niveles: dict[str, str], comentario: str) -> None:
    """Keep the advice; it may be written again."""
    criterios = {c.clave for c in tarea_de(revision.entrega.version).rubrica}
    if criterios - {*niveles}:
        raise FaltanNivelesError
    if not comentario:
        raise FaltaComentarioError
    revision.niveles, revision.comentario = dict(niveles), comentario
    revision.hecha_el = now()
