"""A chamber with as many people as one likes, in every situation, written in bulk."""

from __future__ import annotations

from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select

from cursos.aprendizaje.models import AvanceLeccion
from cursos.catalogo.models import Leccion
from cursos.catalogo.queries import find_version_actual
from cursos.cohortes.models import Cohorte, EstadoParticipante, Participante
from cursos.inscripciones.models import Inscripcion, Origen
from plataforma.clock import now
from plataforma.db import Model, db
from plataforma.identidad.models import EstadoUsuario, Usuario

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cursos.catalogo.models import Curso
    from plataforma.organizaciones.models import Organizacion

BATCH = 2_000
COUNTRIES = ("UY", "AR", "BR", "PY", "BO", "CL", "PE", "MX")
SURNAMES = ("Peña", "Araújo", "Núñez", "Gonçalves", "Ibáñez", "Ñandú", "Quispe", "Souza")
PENDING, WAITING_TO_BEGIN, DONE, STUCK = 0, 1, 2, 3  # of ten people: one, one, two, three …


def poblar(camara: Organizacion, curso: Curso, personas: int, por_cohorte: int) -> list[int]:
    """Add cohorts of `por_cohorte` people until all are in; return their ids."""
    version = find_version_actual(curso.id)
    assert version is not None
    lecciones = db.session.scalars(
        select(Leccion.clave).where(Leccion.version_id == version.id).order_by(Leccion.orden)
    ).all()
    cohortes = _cohorts(camara, curso, -(-personas // por_cohorte), por_cohorte)
    first = (db.session.scalar(select(func.max(Usuario.id))) or 0) + 1_000
    place = (db.session.scalar(select(func.max(Inscripcion.id))) or 0) + 1_000
    numbers = range(personas)
    came = [n for n in numbers if n % 10 != PENDING]
    _write(Usuario, (_account(first + n, n) for n in came))
    _write(Inscripcion, (_place(place + n, first + n, version, n) for n in came))
    _write(
        Participante,
        (_person(cohortes[n // por_cohorte], camara, n, first, place) for n in numbers),
    )
    _write(AvanceLeccion, _progress(came, place, lecciones))
    return cohortes


def _cohorts(camara: Organizacion, curso: Curso, count: int, cupo: int) -> list[int]:
    today = now().date()
    made = [
        Cohorte(
            organizacion_id=camara.id,
            curso_id=curso.id,
            nombre=f"Grupo {n:04d}",
            inicio=today - timedelta(days=30),
            cierre=today + timedelta(days=30 + n % 90),
            cupo=cupo,
        )
        for n in range(count)
    ]
    db.session.add_all(made)
    db.session.flush()
    return [c.id for c in made]


def _account(usuario_id: int, n: int) -> dict[str, Any]:
    return {
        "id": usuario_id,
        "seudonimo": f"campana-{usuario_id}",
        "nombre": _name(n),
        "correo": f"persona{usuario_id}@campana.test",
        "idioma": "pt" if n % 4 == 0 else "es",
        "pais": COUNTRIES[n % len(COUNTRIES)],
        "telefono": "",
        "empresa": "",
        "zona_horaria": "",
        "estado": EstadoUsuario.ACTIVO,
        "creado_el": now(),
    }


def _place(inscripcion_id: int, usuario_id: int, version: Any, n: int) -> dict[str, Any]:
    kind, moment = n % 10, now()
    return {
        "id": inscripcion_id,
        "usuario_id": usuario_id,
        "curso_id": version.curso_id,
        "version_id": version.id,
        "origen": Origen.COHORTE,
        "inscrita_el": moment - timedelta(days=30),
        "actividad_el": moment - timedelta(days=12 if kind in (STUCK, 4, 5) else 1),
        "mejor_nota": 80 if kind in (DONE, 6) else None,
        "aprobada_el": moment if kind in (DONE, 6) else None,
        "completada_el": moment if kind in (DONE, 6) else None,
    }


def _person(cohorte: int, camara: Organizacion, n: int, first: int, place: int) -> dict[str, Any]:
    came = n % 10 != PENDING
    return {
        "cohorte_id": cohorte,
        "organizacion_id": camara.id,
        "nombre": _name(n),
        "correo": f"persona{n}@campana.test" if n % 2 else None,
        "telefono": None if n % 2 else f"+59899{n:06d}",
        "empresa": f"Firma {n % 997}",
        "pais": COUNTRIES[n % len(COUNTRIES)],
        "idioma": "pt" if n % 4 == 0 else "es",
        "estado": EstadoParticipante.INSCRITO if came else EstadoParticipante.PENDIENTE,
        "usuario_id": first + n if came else None,
        "inscripcion_id": place + n if came else None,
        "semilla": f"{n:032x}",
        "token_hash": f"t{cohorte}-{n}",
        "codigo_hash": f"c{cohorte}-{n}",
        "creado_el": now(),
    }


def _progress(
    came: Iterable[int], place: int, lecciones: Iterable[str]
) -> Iterator[dict[str, Any]]:
    keys, moment = list(lecciones), now()
    for n in came:
        kind = n % 10
        done = 0 if kind == WAITING_TO_BEGIN else len(keys) if kind in (DONE, 6) else n % len(keys)
        for key in keys[: max(done, 0 if kind == WAITING_TO_BEGIN else 1)]:
            yield {"inscripcion_id": place + n, "leccion_clave": key, "hecha_el": moment}


def _name(n: int) -> str:
    return f"Persona {SURNAMES[n % len(SURNAMES)]} {n:05d}"


def _write(model: type[Model], rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert row after row, a batch at a time."""
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        db.session.execute(insert(model), batch)
