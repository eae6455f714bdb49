"""A cohort on a route: which course each person is in, and what comes next.

A person's place moves on when a course is completed; courses completed before are skipped. Who has
completed all that is published waits at the last one, and goes on when another is published.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.orm import contains_eager

from cursos.catalogo.models import Curso
from cursos.catalogo.queries import list_versiones_actuales
from cursos.cohortes.models import Cohorte, EstadoParticipante, Participante
from cursos.inscripciones.models import Inscripcion, Origen
from cursos.inscripciones.services import inscribir_varios
from cursos.rutas.rutas import leer_plan
from plataforma.clock import now
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement

    from cursos.catalogo.models import VersionCurso
    from cursos.rutas.rutas import Ruta
    from plataforma.identidad.models import Usuario


@dataclass(frozen=True)
class Paso:
    """Where somebody is on a route: the second of five courses."""

    numero: int
    total: int
    curso: Curso


def cursos_publicados(ruta: Ruta) -> list[Curso]:
    """Return the published courses of a route, in its order: one statement."""
    published = {v.curso.codigo: v.curso for v in list_versiones_actuales()}
    return [published[p.curso] for p in ruta.pasos if p.curso in published]


def cursos_de(cohorte: Cohorte) -> list[Curso]:
    """Return the courses that a cohort takes its people through, in order."""
    ruta = cohorte.la_ruta
    return (cursos_publicados(ruta) if ruta else []) or [cohorte.curso]


def lleva_por(curso_id: int) -> ColumnElement[bool]:
    """Return, in SQL, whether a cohort takes people through a course, alone or on a route."""
    through = [
        and_(
            Cohorte.ruta == ruta.clave,
            exists().where(Curso.id == curso_id, Curso.codigo.in_([p.curso for p in ruta.pasos])),
        )
        for ruta in leer_plan().rutas
    ]
    return or_(Cohorte.curso_id == curso_id, *through)


def pasos_de(participantes: Sequence[Participante]) -> dict[int, Paso]:
    """Return where each one is on the route of their cohort, by id: one statement for all.

    Who is in a single course, or has no place yet, is not in it.
    """
    routes = {p.id: ruta for p in participantes if (ruta := p.cohorte.la_ruta)}
    published = {v.curso.codigo: v.curso_id for v in list_versiones_actuales()} if routes else {}
    found = {}
    for participante in participantes:
        ruta, place = routes.get(participante.id), participante.inscripcion
        if ruta is None or place is None:
            continue
        courses = [published[paso.curso] for paso in ruta.pasos if paso.curso in published]
        if place.curso_id in courses:
            number = courses.index(place.curso_id) + 1
            found[participante.id] = Paso(number, len(courses), place.curso)
    return found


def colocar_varios(
    usuarios: Sequence[Usuario], cohorte: Cohorte, *, actor: Usuario | None
) -> list[Inscripcion]:
    """Give each person, in the given order, a place in the course that is their turn."""
    courses = cursos_de(cohorte)
    if len(courses) == 1:
        return inscribir_varios(usuarios, courses[0], origen=Origen.COHORTE, actor=actor)
    done = _completados([u.id for u in usuarios], [c.id for c in courses])
    turn = {
        u.id: next((c for c in courses if (u.id, c.id) not in done), courses[-1]) for u in usuarios
    }
    places: dict[int, Inscripcion] = {}
    for course in courses:
        now_here = [u for u in usuarios if turn[u.id].id == course.id]
        if now_here:
            made = inscribir_varios(now_here, course, origen=Origen.COHORTE, actor=actor)
            places |= {place.usuario_id: place for place in made}
    return [places[u.id] for u in usuarios]


def _completados(usuarios: list[int], cursos: list[int]) -> set[tuple[int, int]]:
    rows = db.session.execute(
        select(Inscripcion.usuario_id, Inscripcion.curso_id).where(
            Inscripcion.usuario_id.in_(usuarios),
            Inscripcion.curso_id.in_(cursos),
            Inscripcion.completada_el.is_not(None),
        )
    )
    return set(rows.tuples())


def avanzar(inscripcion: Inscripcion) -> None:
    """Move on whoever has just completed a course in a cohort that follows a route."""
    here = (
        select(Participante)
        .join(Participante.cohorte)
        .where(
            Participante.inscripcion_id == inscripcion.id,
            Participante.estado == EstadoParticipante.INSCRITO,
            Cohorte.ruta.is_not(None),
        )
    )
    for participante in db.session.scalars(here.options(contains_eager(Participante.cohorte))):
        _mover(participante.cohorte, [participante])


def seguir_publicacion(version: VersionCurso, _cambio: object) -> None:
    """Take to a course just published who waits for it at the end of a route."""
    codigo = version.curso.codigo
    routes = [r.clave for r in leer_plan().rutas if any(paso.curso == codigo for paso in r.pasos)]
    if not routes:
        return
    cohorts = select(Cohorte).where(Cohorte.ruta.in_(routes), Cohorte.cierre >= now().date())
    for cohorte in db.session.scalars(cohorts).all():
        waiting = db.session.scalars(
            select(Participante)
            .join(Inscripcion, Inscripcion.id == Participante.inscripcion_id)
            .where(
                Participante.cohorte_id == cohorte.id,
                Participante.estado == EstadoParticipante.INSCRITO,
                Inscripcion.completada_el.is_not(None),
            )
        ).all()
        _mover(cohorte, waiting)


def _mover(cohorte: Cohorte, participantes: Sequence[Participante]) -> None:
    """Point each person's place to the course that is their turn."""
    people = [p.usuario for p in participantes if p.usuario is not None]
    if not people:
        return
    actor = people[0] if len(people) == 1 else None
    places = {i.usuario_id: i for i in colocar_varios(people, cohorte, actor=actor)}
    for participante in participantes:
        if participante.usuario_id is not None:
            participante.inscripcion = places[participante.usuario_id]
    db.session.flush()
