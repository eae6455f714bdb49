"""How far each person is in each module of a course."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, func, select

from cursos.aprendizaje.models import AvanceLeccion
from cursos.catalogo.models import Leccion, Modulo
from cursos.catalogo.queries import find_version_actual
from cursos.inscripciones.models import Inscripcion
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy import Select

    from plataforma.texto import TextoBilingue


@dataclass(frozen=True)
class Cabecera:
    """A module of the current version: a column."""

    clave: str
    titulo: TextoBilingue


def list_modulos(curso_id: int) -> list[Cabecera]:
    """Return the modules of a course as it is published now: two statements."""
    version = find_version_actual(curso_id)
    if version is None:
        return []
    found = select(Modulo).where(Modulo.version_id == version.id).order_by(Modulo.orden)
    return [Cabecera(m.clave, m.titulo) for m in db.session.scalars(found)]


def por_modulo(usuario_ids: Sequence[int], curso_id: int) -> dict[int, dict[str, int]]:
    """Return the per cent of each module that people have done in a course: three statements."""
    found = select(Inscripcion.id, Inscripcion.usuario_id, Inscripcion.version_id).where(
        Inscripcion.usuario_id.in_(usuario_ids), Inscripcion.curso_id == curso_id
    )
    places = db.session.execute(found).tuples().all()
    done = hechas_de([place for place, _usuario, _version in places])
    totals = count_lecciones({version for _place, _usuario, version in places})
    return {
        usuario: en_cientos(done.get(place, {}), totals.get(version, {}))
        for place, usuario, version in places
    }


def hechas_de(lugares: Sequence[int] | Select[tuple[int]]) -> dict[int, dict[str, int]]:
    """Return how many lessons of each module these places have done: one statement."""
    counted = _select_hechas().where(AvanceLeccion.inscripcion_id.in_(lugares))
    found: dict[int, dict[str, int]] = {}
    for place, modulo, count in db.session.execute(counted):
        found.setdefault(place, {})[modulo] = count
    return found


def en_cientos(done: Mapping[str, int], totals: Mapping[str, int]) -> dict[str, int]:
    return {modulo: 100 * done.get(modulo, 0) // total for modulo, total in totals.items()}


def _select_hechas() -> Select[tuple[int, str, int]]:
    """Select (place, module, lessons done), of the version that the person learns."""
    return (
        select(AvanceLeccion.inscripcion_id, Modulo.clave, func.count())
        .join(Inscripcion, Inscripcion.id == AvanceLeccion.inscripcion_id)
        .join(
            Leccion,
            and_(
                Leccion.version_id == Inscripcion.version_id,
                Leccion.clave == AvanceLeccion.leccion_clave,
            ),
        )
        .join(Modulo, Modulo.id == Leccion.modulo_id)
        .group_by(AvanceLeccion.inscripcion_id, Modulo.clave)
    )


def count_lecciones(
    version_ids: Collection[int] | Select[tuple[int]],
) -> dict[int, dict[str, int]]:
    """Return how many lessons each module of these versions has."""
    rows = db.session.execute(
        select(Modulo.version_id, Modulo.clave, func.count(Leccion.id))
        .join(Leccion, Leccion.modulo_id == Modulo.id)
        .where(Modulo.version_id.in_(version_ids))
        .group_by(Modulo.version_id, Modulo.clave)
    )
    found: dict[int, dict[str, int]] = {}
    for version, modulo, count in rows:
        found.setdefault(version, {})[modulo] = count
    return found
