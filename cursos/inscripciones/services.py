"""What can happen to a person's place in a course."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import exists, insert, literal, select
from sqlalchemy.exc import IntegrityError

from cursos.catalogo.queries import find_version_actual
from cursos.inscripciones.errors import CursoSinPublicarError
from cursos.inscripciones.models import Inscripcion, Origen
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Select

    from cursos.catalogo.models import Curso
    from plataforma.identidad.models import Usuario

AlCompletar = Callable[[Inscripcion], object]
_al_completar: list[AlCompletar] = []


def al_completar(funcion: AlCompletar) -> AlCompletar:
    """Register what happens when somebody completes a course, in the same transaction."""
    if funcion not in _al_completar:
        _al_completar.append(funcion)
    return funcion


def inscribir(
    usuario: Usuario,
    curso: Curso,
    *,
    origen: Origen = Origen.PROPIA,
    actor: Usuario | None = None,
) -> Inscripcion:
    """Give the person a place; a second call returns the same one."""
    return inscribir_varios([usuario], curso, origen=origen, actor=actor or usuario)[0]


def inscribir_varios(
    usuarios: Sequence[Usuario],
    curso: Curso,
    *,
    origen: Origen,
    actor: Usuario | None,
) -> list[Inscripcion]:
    """Give each person a place, in the given order; who has one keeps it."""
    version = find_version_actual(curso.id)
    if version is None:
        raise CursoSinPublicarError
    # By id: callers hand over the lazy current user as well as rows.
    ids = list(dict.fromkeys(u.id for u in usuarios))
    held = _held(ids, curso.id)
    new = [
        Inscripcion(usuario_id=i, curso_id=curso.id, version_id=version.id, origen=origen)
        for i in ids
        if i not in held
    ]
    if new and _insert(new):
        audit.record(
            "inscripcion.crear",
            ("curso", curso.id),
            actor=actor,
            datos={"inscripciones": [i.id for i in new], "origen": str(origen)},
        )
    held |= _held([i.usuario_id for i in new], curso.id)
    return [held[u.id] for u in usuarios]


def inscribir_a_quienes(
    usuarios: Select[tuple[int]], curso: Curso, *, origen: Origen, moment: datetime
) -> list[int]:
    """Give a place to everybody whom a query names, however many; who has one keeps it.

    Returns the places given. `anotar_inscritos` records them, at the end of the caller's act: on
    PostgreSQL whoever writes in the audit log waits for the one before.
    """
    version = find_version_actual(curso.id)
    if version is None:
        raise CursoSinPublicarError
    people = usuarios.subquery()
    person = people.c[0]
    held = exists().where(Inscripcion.curso_id == curso.id, Inscripcion.usuario_id == person)
    at = literal(moment, Inscripcion.inscrita_el.type)
    values = {
        "usuario_id": person,
        "curso_id": literal(curso.id),
        "version_id": literal(version.id),
        "origen": literal(origen.value),
        "inscrita_el": at,
        "actividad_el": at,
    }
    new = insert(Inscripcion).from_select(
        list(values), select(*values.values()).where(~held), include_defaults=False
    )
    try:
        with db.session.begin_nested():
            db.session.execute(new)
    except IntegrityError:  # somebody took their own place at this very moment: now it is seen
        db.session.execute(new)
    given = select(Inscripcion.id).where(
        Inscripcion.curso_id == curso.id,
        Inscripcion.inscrita_el == moment,
        Inscripcion.usuario_id.in_(select(person)),
    )
    return list(db.session.scalars(given.order_by(Inscripcion.id)))


def anotar_inscritos(
    ids: Sequence[int], curso: Curso, *, origen: Origen, actor: Usuario | None
) -> None:
    """Record places given together."""
    if ids:
        audit.record(
            "inscripcion.crear",
            ("curso", curso.id),
            actor=actor,
            datos={"inscripciones": list(ids), "origen": str(origen)},
        )


def _held(ids: Iterable[int], curso_id: int) -> dict[int, Inscripcion]:
    found = select(Inscripcion).where(
        Inscripcion.curso_id == curso_id, Inscripcion.usuario_id.in_(list(ids))
    )
    return {i.usuario_id: i for i in db.session.scalars(found)}


def _insert(new: Sequence[Inscripcion]) -> bool:
    """Insert all; when a second click was faster with one of them, insert the others singly."""
    try:
        with db.session.begin_nested():
            db.session.add_all(new)
    except IntegrityError:
        if len(new) == 1:
            return False
        inserted = [_insert([one]) for one in new]
        return any(inserted)
    return True


def anotar_actividad(inscripcion: Inscripcion) -> None:
    """Remember that the person did something in the course just now."""
    inscripcion.actividad_el = now()


def anotar_nota(inscripcion: Inscripcion, nota: int, *, aprueba: bool) -> None:
    """Keep the best mark of what the person has just handed in."""
    anotar_actividad(inscripcion)
    mejorar_nota(inscripcion, nota, aprueba=aprueba)


def mejorar_nota(inscripcion: Inscripcion, nota: int, *, aprueba: bool) -> None:
    """Keep the best mark; the first pass stays the moment of passing."""
    tomar(inscripcion)
    inscripcion.mejor_nota = max(nota, inscripcion.mejor_nota or 0)
    if aprueba and inscripcion.aprobada_el is None:
        inscripcion.aprobada_el = now()


def tomar(inscripcion: Inscripcion) -> Inscripcion | None:
    """Wait for another act about the same place, then see what it left; None when it is gone."""
    return db.session.scalar(
        select(Inscripcion)
        .where(Inscripcion.id == inscripcion.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def completar(inscripcion: Inscripcion) -> bool:
    """Close the course for this person, once; return whether it happened now."""
    current = tomar(inscripcion)
    if current is None or current.completada_el is not None:
        return False
    current.completada_el = current.actividad_el = now()
    db.session.flush()
    audit.record(
        "inscripcion.completar",
        ("inscripcion", current.id),
        actor=current.usuario,
        datos={"curso": current.curso_id, "nota": current.mejor_nota},
    )
    for funcion in _al_completar:
        funcion(current)
    return True
