"""What can be asked about tries at a quiz."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import and_, select
from sqlalchemy.orm import contains_eager, joinedload

from cursos.catalogo.models import Curso, Pregunta, VersionCurso
from cursos.cuestionarios.models import AjusteEvaluacion, Intento, RespuestaIntento
from plataforma.clock import now
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Select

    from cursos.inscripciones.models import Inscripcion


@dataclass(frozen=True)
class Situacion:
    """Where a person stands with the final quiz of a course.

    `permitidos`: tries within the window; `quedan`: tries left now; `minutos`: time for each, None
    without limit; both with what the person was given beyond the rule (`ajustado`).
    """

    quedan: int
    permitidos: int
    minutos: int | None = None
    ajustado: bool = False
    entregados: int = 0
    abre_el: datetime | None = None
    abierto: Intento | None = None
    ultimo: Intento | None = None
    aprobado: Intento | None = None


def select_intento(slug: str, intento_id: int) -> Select[tuple[Intento]]:
    """Select a try of this course with its place, course and version."""
    return (
        select(Intento)
        .join(Intento.version)
        .join(VersionCurso.curso)
        .where(Intento.id == intento_id, Curso.slug == slug)
        .options(
            joinedload(Intento.inscripcion),
            contains_eager(Intento.version).defer(VersionCurso.datos),
            contains_eager(Intento.version).contains_eager(VersionCurso.curso),
        )
    )


def select_intento_tomado(slug: str, intento_id: int) -> Select[tuple[Intento]]:
    """The same, and hold it: another request about this try waits until the transaction ends."""
    return select_intento(slug, intento_id).with_for_update(of=Intento)


def list_intentos(inscripcion_id: int) -> Sequence[Intento]:
    """Return the tries of a place, oldest first."""
    return db.session.scalars(
        select(Intento).where(Intento.inscripcion_id == inscripcion_id).order_by(Intento.numero)
    ).all()


def find_ajuste(usuario_id: int, curso_id: int) -> AjusteEvaluacion | None:
    return db.session.scalar(
        select(AjusteEvaluacion).where(
            AjusteEvaluacion.usuario_id == usuario_id, AjusteEvaluacion.curso_id == curso_id
        )
    )


def situacion(inscripcion: Inscripcion | None, version: VersionCurso) -> Situacion:
    """Tell what the person may do now: so many tries within a moving window of hours."""
    allowed, minutes = version.evaluacion["intentos"], version.evaluacion.get("limite_minutos")
    if inscripcion is None:
        return Situacion(quedan=allowed, permitidos=allowed, minutos=minutes)
    ajuste = find_ajuste(inscripcion.usuario_id, inscripcion.curso_id)
    allowed += ajuste.intentos_extra if ajuste else 0
    tries = list_intentos(inscripcion.id)
    window = timedelta(hours=version.evaluacion["ventana_horas"])
    recent = [t for t in tries if t.iniciado_el > now() - window]
    left = max(0, allowed - len(recent))
    handed_in = [t for t in tries if t.entregado_el]
    return Situacion(
        quedan=left,
        permitidos=allowed,
        minutos=minutos_de(version, ajuste),
        ajustado=bool(ajuste and (ajuste.intentos_extra or (minutes and ajuste.tiempo_extra))),
        entregados=len(handed_in),
        abre_el=None if left else recent[-allowed].iniciado_el + window,
        abierto=next((t for t in tries if not t.entregado_el), None),
        ultimo=handed_in[-1] if handed_in else None,
        aprobado=next((t for t in handed_in if t.aprobado), None),
    )


def minutos_de(version: VersionCurso, ajuste: AjusteEvaluacion | None) -> int | None:
    """Return the time that a try of this person has, rounded up to whole minutes."""
    limit: int | None = version.evaluacion.get("limite_minutos")
    if limit is None:
        return None
    extra = ajuste.tiempo_extra if ajuste else 0
    return limit + -(-limit * extra // 100)


def find_pregunta(intento: Intento, clave: str) -> tuple[Pregunta, RespuestaIntento | None]:
    """Return a question of the try's version with the saved answer: one statement."""
    saved = and_(
        RespuestaIntento.intento_id == intento.id, RespuestaIntento.pregunta_clave == Pregunta.clave
    )
    row = db.session.execute(
        select(Pregunta, RespuestaIntento)
        .outerjoin(RespuestaIntento, saved)
        .where(Pregunta.version_id == intento.version_id, Pregunta.clave == clave)
    ).one()
    return row[0], row[1]


def list_respuestas(intento_id: int) -> dict[str, RespuestaIntento]:
    """Return the saved answers by the key of their question."""
    found = select(RespuestaIntento).where(RespuestaIntento.intento_id == intento_id)
    return {r.pregunta_clave: r for r in db.session.scalars(found)}
