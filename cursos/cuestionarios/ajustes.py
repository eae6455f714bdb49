"""More time or more tries for one person: decided by an author or an administrator, audited."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload

from cursos.cuestionarios.errors import NoEstaEnElCursoError, YaEntregadoError
from cursos.cuestionarios.models import AjusteEvaluacion, Intento
from cursos.cuestionarios.plazo import fijar, vigilar
from cursos.cuestionarios.queries import find_ajuste
from cursos.cuestionarios.services import lock
from cursos.inscripciones.models import Inscripcion
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db
from plataforma.identidad.models import Usuario

if TYPE_CHECKING:
    from cursos.catalogo.models import Curso

MAS_TIEMPO = 100  # per cent, at most
MAS_INTENTOS = 10
PRORROGA = 120  # minutes, at most


def find_participante(curso: Curso, correo: str) -> Inscripcion:
    """Return the place of the person with this address; unknown and not enrolled are told alike."""
    found = db.session.scalar(
        select(Inscripcion)
        .join(Inscripcion.usuario)
        .where(
            Inscripcion.curso_id == curso.id, func.lower(Usuario.correo) == correo.strip().lower()
        )
        .options(joinedload(Inscripcion.usuario))
    )
    if found is None:
        raise NoEstaEnElCursoError
    return found


def ajustar(
    actor: Usuario, inscripcion: Inscripcion, *, tiempo_extra: int, intentos_extra: int
) -> AjusteEvaluacion:
    """Set what the person is given; an open try gets the time at once."""
    ajuste = find_ajuste(inscripcion.usuario_id, inscripcion.curso_id)
    if ajuste is None:
        ajuste = AjusteEvaluacion(usuario_id=inscripcion.usuario_id, curso_id=inscripcion.curso_id)
        db.session.add(ajuste)
    ajuste.tiempo_extra = min(tiempo_extra, MAS_TIEMPO)
    ajuste.intentos_extra = min(intentos_extra, MAS_INTENTOS)
    ajuste.cambiado_el = now()
    db.session.flush()
    open_ = db.session.scalar(
        select(Intento).where(
            Intento.inscripcion_id == inscripcion.id, Intento.entregado_el.is_(None)
        )
    )
    if open_ is not None and not open_.vencido:
        fijar(open_, ajuste)
    audit.record(
        "evaluacion.ajustar",
        ("inscripcion", inscripcion.id),
        actor=actor,
        datos={"tiempo_extra": ajuste.tiempo_extra, "intentos_extra": ajuste.intentos_extra},
    )
    return ajuste


def prorrogar(actor: Usuario, intento: Intento, minutos: int) -> None:
    """Give an open try with a limit more minutes; one that ended stays as it is."""
    lock(intento)
    if intento.entregado_el or intento.vencido or intento.vence_el is None:
        raise YaEntregadoError
    intento.vence_el += timedelta(minutes=min(minutos, PRORROGA))
    vigilar(intento)
    audit.record(
        "evaluacion.prorrogar",
        ("intento", intento.id),
        actor=actor,
        datos={"minutos": min(minutos, PRORROGA)},
    )


def list_ajustes(curso_id: int) -> list[AjusteEvaluacion]:
    """Return what people of this course were given, the latest first."""
    return list(
        db.session.scalars(
            select(AjusteEvaluacion)
            .where(
                AjusteEvaluacion.curso_id == curso_id,
                or_(AjusteEvaluacion.tiempo_extra > 0, AjusteEvaluacion.intentos_extra > 0),
            )
            .options(joinedload(AjusteEvaluacion.usuario))
            .order_by(AjusteEvaluacion.cambiado_el.desc(), AjusteEvaluacion.id)
        )
    )


def list_contra_reloj(curso_id: int) -> list[Intento]:
    """Return the open tries of this course that have a limit, the first to end first."""
    return list(
        db.session.scalars(
            select(Intento)
            .join(Intento.inscripcion)
            .where(
                Inscripcion.curso_id == curso_id,
                Intento.entregado_el.is_(None),
                Intento.vence_el > now(),
            )
            .options(joinedload(Intento.inscripcion).joinedload(Inscripcion.usuario))
            .order_by(Intento.vence_el)
            .limit(200)
        )
    )
