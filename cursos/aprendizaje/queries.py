"""How far people are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, func, select

from cursos.aprendizaje.models import AvanceLeccion, RespuestaPractica
from cursos.catalogo.avance import Avance
from cursos.catalogo.models import Leccion, Pregunta, Uso
from cursos.catalogo.queries import count_por_version
from cursos.inscripciones.models import Inscripcion
from plataforma.db import db
from plataforma.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from cursos.catalogo.models import VersionCurso
    from plataforma.identidad.models import Usuario


@dataclass(frozen=True)
class Progreso:
    """How far one person is in one course. `mejor_nota` is a whole per cent of the final quiz."""

    hechas: int
    total: int
    actividad_el: datetime
    mejor_nota: int | None
    aprobada_el: datetime | None
    completada_el: datetime | None


def progreso_de(inscripcion_ids: Collection[int]) -> dict[int, Progreso]:
    """Return the progress of many places by their id: three statements, however many."""
    if not inscripcion_ids:
        return {}
    rows = db.session.scalars(select(Inscripcion).where(Inscripcion.id.in_(inscripcion_ids))).all()
    hechas, totals = _count_hechas(inscripcion_ids), count_por_version({i.version_id for i in rows})
    return {
        i.id: Progreso(
            hechas=hechas.get(i.id, 0),
            total=totals.get(i.version_id, 0),
            actividad_el=i.actividad_el,
            mejor_nota=i.mejor_nota,
            aprobada_el=i.aprobada_el,
            completada_el=i.completada_el,
        )
        for i in rows
    }


def _count_hechas(inscripcion_ids: Collection[int]) -> dict[int, int]:
    """Count lessons done that the person's version of the course has."""
    rows = db.session.execute(
        select(AvanceLeccion.inscripcion_id, func.count(AvanceLeccion.id))
        .join(Inscripcion, Inscripcion.id == AvanceLeccion.inscripcion_id)
        .join(
            Leccion,
            and_(
                Leccion.version_id == Inscripcion.version_id,
                Leccion.clave == AvanceLeccion.leccion_clave,
            ),
        )
        .where(AvanceLeccion.inscripcion_id.in_(inscripcion_ids))
        .group_by(AvanceLeccion.inscripcion_id)
    )
    return dict(rows.tuples().all())


def list_hechas(inscripcion_id: int) -> set[str]:
    """Return the keys of the lessons done."""
    return set(
        db.session.scalars(
            select(AvanceLeccion.leccion_clave).where(
                AvanceLeccion.inscripcion_id == inscripcion_id
            )
        )
    )


def list_practicas(
    leccion: Leccion, usuario_id: int | None
) -> list[tuple[Pregunta, RespuestaPractica | None]]:
    """Return the practice questions of a lesson, each with the person's answer: one statement."""
    own = and_(
        RespuestaPractica.usuario_id == usuario_id,
        RespuestaPractica.curso_id == leccion.modulo.version.curso_id,
        RespuestaPractica.pregunta_clave == Pregunta.clave,
    )
    rows = db.session.execute(
        select(Pregunta, RespuestaPractica)
        .outerjoin(RespuestaPractica, own)
        .where(Pregunta.leccion_id == leccion.id, Pregunta.uso == Uso.PRACTICA)
        .order_by(Pregunta.orden)
    )
    return list(rows.tuples())


def get_practica(
    leccion: Leccion, usuario_id: int, clave: str
) -> tuple[Pregunta, RespuestaPractica | None]:
    """Return a practice question of a lesson with the person's answer, or NotFoundError."""
    found = next((x for x in list_practicas(leccion, usuario_id) if x[0].clave == clave), None)
    if found is None:
        raise NotFoundError
    return found


def leer_avance(persona: Usuario, version: VersionCurso) -> Avance:
    """Return what the person has done of a course, for its pages: one statement."""
    rows = db.session.execute(
        select(Inscripcion, AvanceLeccion.leccion_clave)
        .outerjoin(AvanceLeccion, AvanceLeccion.inscripcion_id == Inscripcion.id)
        .where(Inscripcion.usuario_id == persona.id, Inscripcion.curso_id == version.curso_id)
    ).all()
    if not rows:
        return Avance()
    return avance_de(rows[0][0], (clave for _, clave in rows if clave))


def avance_de(inscripcion: Inscripcion, hechas: Iterable[str]) -> Avance:
    """Return what a person has done, from their place and the keys of the lessons done."""
    return Avance(
        inscripcion=inscripcion,
        hechas=frozenset(hechas),
        mejor_nota=inscripcion.mejor_nota,
        aprobada=inscripcion.aprobada_el is not None,
        completada_el=inscripcion.completada_el,
    )
