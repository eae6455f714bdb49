"""Asking for an answer, once, and keeping it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from cursos.cohortes.models import EstadoParticipante, Participante
from cursos.satisfaccion import errors
from cursos.satisfaccion.models import Valoracion
from cursos.satisfaccion.queries import find_valoracion, ultimo_dia
from plataforma.clock import now
from plataforma.db import db
from plataforma.jobs import enqueue

if TYPE_CHECKING:
    from cursos.inscripciones.models import Inscripcion

PEDIR = "satisfaccion.pedir"


@dataclass(frozen=True, kw_only=True)
class Respuesta:
    """What the person answered."""

    utilidad: int
    claridad: int
    recomendacion: int
    cambio: str = ""
    falta: str = ""


def responder(participante: Participante, respuesta: Respuesta) -> Valoracion:
    """Keep the answer, or put it in place of the one before.

    The audit is not told: who answered is nobody's business.
    """
    if not puede_responder(participante):
        raise errors.TodaviaNoError
    if now().date() > ultimo_dia(participante.cohorte):
        raise errors.CerradaError
    row = find_valoracion(participante.id) or _insert(participante, respuesta)
    for name, value in asdict(respuesta).items():
        if getattr(row, name) != value:
            setattr(row, name, value)
            row.cambiada_el = now()
    return row


def puede_responder(participante: Participante) -> bool:
    """Whether the person finished, or left after having taken their place."""
    if participante.estado == EstadoParticipante.RETIRADO:
        return participante.inscrito_el is not None
    place = participante.inscripcion
    finished = place is not None and place.completada_el is not None
    return finished and participante.estado == EstadoParticipante.INSCRITO


def _insert(participante: Participante, respuesta: Respuesta) -> Valoracion:
    row = Valoracion(participante_id=participante.id, **asdict(respuesta))
    try:
        with db.session.begin_nested():
            db.session.add(row)
    except IntegrityError:  # a second click was faster
        found = find_valoracion(participante.id)
        if found is None:
            raise
        return found
    return row


def pedir(inscripcion: Inscripcion) -> None:
    """Queue the mail for whoever has just finished their cohort, in the same transaction.

    On a route the place has already moved on, unless this was its last course.
    """
    here = select(Participante.id).where(
        Participante.inscripcion_id == inscripcion.id,
        Participante.estado == EstadoParticipante.INSCRITO,
    )
    for participante_id in db.session.scalars(here):
        enqueue(PEDIR, {"participante": participante_id})
