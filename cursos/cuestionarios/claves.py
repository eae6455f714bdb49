"""Which key a question is graded by: that of the try's own version, or of a later correction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import joinedload

from cursos.catalogo.models import Leccion, Pregunta, VersionCurso
from cursos.catalogo.queries import list_preguntas_por_clave
from cursos.cuestionarios.models import ClaveCorregida
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cursos.cuestionarios.models import Intento, RespuestaIntento


def preguntas_para_calificar(intento: Intento) -> dict[str, Pregunta]:
    """Return the questions of a try by key, with the keys that hold today: three statements."""
    claves = [q["clave"] for q in intento.preguntas]
    found = list_preguntas_por_clave(intento.version_id, claves)
    newer = (
        select(ClaveCorregida.pregunta_clave, ClaveCorregida.version_id)
        .join(VersionCurso, VersionCurso.id == ClaveCorregida.version_id)
        .where(
            ClaveCorregida.curso_id == intento.version.curso_id,
            ClaveCorregida.pregunta_clave.in_(claves),
            VersionCurso.numero > intento.version.numero,
        )
        .order_by(VersionCurso.numero)
    )
    latest = {clave: version for clave, version in db.session.execute(newer)}  # noqa: C416 — typed
    return found | _of_versions(latest.items())


def preguntas_calificadas(
    intento: Intento, respuestas: Mapping[str, RespuestaIntento]
) -> dict[str, Pregunta]:
    """Return the questions of a try as its answers were graded."""
    claves = [q["clave"] for q in intento.preguntas]
    found = list_preguntas_por_clave(intento.version_id, claves)
    corrected = [(c, r.corregida_version_id) for c, r in respuestas.items()]
    return found | _of_versions((c, v) for c, v in corrected if v)


def _of_versions(pairs: Iterable[tuple[str, int]]) -> dict[str, Pregunta]:
    which = [and_(Pregunta.clave == clave, Pregunta.version_id == v) for clave, v in pairs]
    if not which:
        return {}
    whole = joinedload(Pregunta.leccion).joinedload(Leccion.modulo)
    return {
        p.clave: p for p in db.session.scalars(select(Pregunta).where(or_(*which)).options(whole))
    }
