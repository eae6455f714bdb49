"""Where people stop: the lesson that they have before them, the test, and what the test asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import case, func, select
from sqlalchemy.orm import joinedload

from cursos.catalogo.models import Curso, Leccion, Pregunta, VersionCurso
from cursos.catalogo.queries import list_versiones_actuales
from cursos.cohortes.models import EstadoParticipante, Participante
from cursos.cohortes.queries import Situacion, con_inscripcion, situacion_sql
from cursos.cuestionarios.models import Intento, RespuestaIntento
from cursos.inscripciones.models import Inscripcion
from cursos.tablero.filtro import Parada, TipoParada
from cursos.tablero.queries import proxima
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cursos.cohortes.alcance import Alcance
    from plataforma.texto import TextoBilingue

ENOUGH = 5  # people who answered; fewer, and a count would tell on somebody
MOST_MISSED = 5
_Lugar = tuple[Parada, "int | None"]  # with the lesson's id


@dataclass(frozen=True)
class Detencion:
    """How many people have this place before them. Titles only where the place is a lesson."""

    parada: Parada
    personas: int
    curso: Curso
    leccion: TextoBilingue | None = None
    modulo: TextoBilingue | None = None
    modulo_clave: str = ""
    orden: int = 10_000  # the test and the worksheet come after all lessons


@dataclass(frozen=True)
class Fallada:
    """A question of the final test and how often the cohort missed it; nobody's own answers."""

    pregunta: Pregunta
    curso: Curso
    respuestas: int
    fallos: int
    personas: int


def contar_paradas(alcance: Alcance, situacion: Situacion | None) -> list[Detencion]:
    """Count, in the order of the course, who has each place before them: three statements.

    Without a situation: everybody who began and has not finished.
    """
    places = con_inscripcion(
        select(
            Inscripcion.curso_id,
            proxima().label("leccion_id"),
            Inscripcion.aprobada_el.is_not(None).label("aprobada"),
        )
    ).where(
        alcance.criterio,
        Participante.estado == EstadoParticipante.INSCRITO,
        Inscripcion.completada_el.is_(None),
    )
    if situacion is not None:
        places = places.where(situacion_sql() == situacion.value)
    inner = places.subquery()
    rows = db.session.execute(
        select(inner.c.curso_id, inner.c.leccion_id, inner.c.aprobada, func.count()).group_by(
            inner.c.curso_id, inner.c.leccion_id, inner.c.aprobada
        )
    ).all()
    lessons = _lessons([row.leccion_id for row in rows if row.leccion_id])
    courses = _courses({row.curso_id for row in rows})
    return _merged([(_where(r[0], r[1], r[2], lessons), r[3]) for r in rows], lessons, courses)


def _where(
    curso_id: int, leccion_id: int | None, aprobada: object, lessons: dict[int, Leccion]
) -> _Lugar:
    if leccion_id:
        return Parada(TipoParada.LECCION, curso_id, lessons[leccion_id].clave), leccion_id
    return Parada(TipoParada.TAREA if aprobada else TipoParada.EVALUACION, curso_id), None


def _merged(
    found: list[tuple[_Lugar, int]], lessons: dict[int, Leccion], courses: dict[int, Curso]
) -> list[Detencion]:
    """Add up the versions of a course: a lesson is the same in all of them, by its key."""
    counts: dict[Parada, int] = {}
    last: dict[Parada, int | None] = {}
    for (parada, leccion_id), count in found:
        counts[parada] = counts.get(parada, 0) + count
        last[parada] = max(leccion_id or 0, last.get(parada) or 0) or None
    stops = [
        _stop(parada, count, courses[parada.curso_id], lessons.get(last[parada] or 0))
        for parada, count in counts.items()
    ]
    return sorted(stops, key=lambda d: (d.curso.codigo, d.orden, d.parada.tipo.value))


def _stop(parada: Parada, count: int, curso: Curso, leccion: Leccion | None) -> Detencion:
    if leccion is None:
        return Detencion(parada, count, curso)
    modulo = leccion.modulo
    return Detencion(
        parada, count, curso, leccion.titulo, modulo.titulo, modulo.clave, leccion.orden
    )


def _lessons(ids: Sequence[int]) -> dict[int, Leccion]:
    found = select(Leccion).where(Leccion.id.in_(ids)).options(joinedload(Leccion.modulo))
    return {leccion.id: leccion for leccion in db.session.scalars(found)}


def _courses(ids: set[int]) -> dict[int, Curso]:
    return {c.id: c for c in db.session.scalars(select(Curso).where(Curso.id.in_(ids)))}


def list_falladas(alcance: Alcance) -> list[Fallada]:
    """Return the questions that the cohort misses most in final tests: one statement.

    Of the current version, and only those that enough people answered.
    """
    missed = func.sum(case((RespuestaIntento.puntos < 1, 1), else_=0))
    people = func.count(Intento.inscripcion_id.distinct())
    counted = (
        select(
            Inscripcion.curso_id.label("curso_id"),
            RespuestaIntento.pregunta_clave.label("clave"),
            func.count(RespuestaIntento.id).label("respuestas"),
            missed.label("fallos"),
            people.label("personas"),
        )
        .select_from(Participante)
        .join(Inscripcion, Inscripcion.id == Participante.inscripcion_id)
        .join(Intento, Intento.inscripcion_id == Inscripcion.id)
        .join(RespuestaIntento, RespuestaIntento.intento_id == Intento.id)
        .where(
            alcance.criterio,
            Participante.estado == EstadoParticipante.INSCRITO,
            Intento.entregado_el.is_not(None),
            RespuestaIntento.puntos.is_not(None),
        )
        .group_by(Inscripcion.curso_id, RespuestaIntento.pregunta_clave)
        .having(people >= ENOUGH, missed > 0)
        .subquery()
    )
    rows = db.session.execute(
        select(Pregunta, Curso, counted.c.respuestas, counted.c.fallos, counted.c.personas)
        .join(VersionCurso, VersionCurso.id == Pregunta.version_id)
        .join(Curso, Curso.id == VersionCurso.curso_id)
        .join(counted, (counted.c.curso_id == Curso.id) & (counted.c.clave == Pregunta.clave))
        .where(VersionCurso.es_actual)
        .options(joinedload(Pregunta.leccion).joinedload(Leccion.modulo))
        .order_by((counted.c.fallos * 1000 / counted.c.respuestas).desc(), counted.c.fallos.desc())
        .limit(MOST_MISSED)
    )
    return [Fallada(*row) for row in rows]


def list_modulos(paradas: Sequence[Detencion]) -> list[tuple[Parada, TextoBilingue, int]]:
    """Add up the lessons of each module, in order."""
    found: dict[Parada, tuple[TextoBilingue, int]] = {}
    for stop in paradas:
        if stop.modulo is not None:
            parada = Parada(TipoParada.MODULO, stop.parada.curso_id, stop.modulo_clave)
            before = found[parada][1] if parada in found else 0
            found[parada] = (stop.modulo, before + stop.personas)
    return [(parada, titulo, count) for parada, (titulo, count) in found.items()]


def list_con_guia() -> set[int]:
    """Return the courses that have a guide for who teaches them."""
    return {v.curso_id for v in list_versiones_actuales() if v.datos.get("guia")}
