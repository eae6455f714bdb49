"""What a learner does: mark a lesson as done, answer practice, finish the course."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from cursos.aprendizaje.models import AvanceLeccion, RespuestaPractica
from cursos.aprendizaje.queries import list_hechas
from cursos.catalogo.models import Leccion, VersionCurso
from cursos.inscripciones.services import anotar_actividad, completar, inscribir
from plataforma.clock import now
from plataforma.db import db
from plataforma.errors import DomainError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cursos.catalogo.models import Pregunta
    from cursos.inscripciones.models import Inscripcion
    from plataforma.identidad.models import Usuario


class RespuestaAjenaError(DomainError):
    mensaje = _l("Esa respuesta no es de esta pregunta. Vuelva a la lección y responda otra vez.")


def marcar_hecha(usuario: Usuario, leccion: Leccion) -> Inscripcion:
    """Mark the lesson as done, once; who has no place in the course gets one."""
    version = leccion.modulo.version
    inscripcion = inscribir(usuario, version.curso)
    done = AvanceLeccion(inscripcion_id=inscripcion.id, leccion_clave=leccion.clave)
    if leccion.clave not in list_hechas(inscripcion.id):
        try:
            with db.session.begin_nested():
                db.session.add(done)
        except IntegrityError:
            pass  # the same click, twice
        else:
            anotar_actividad(inscripcion)
    revisar_cierre(inscripcion)
    return inscripcion


def revisar_cierre(inscripcion: Inscripcion) -> bool:
    """Complete the course if its rule is met now: every lesson done and the quiz passed."""
    if inscripcion.aprobada_el is None or inscripcion.completada_el is not None:
        return False
    if lecciones_pendientes(inscripcion):
        return False
    return completar(inscripcion)


def lecciones_pendientes(inscripcion: Inscripcion) -> list[str]:
    """Return the keys of lessons of the current version that are not done, in order."""
    claves = db.session.scalars(
        select(Leccion.clave)
        .join(VersionCurso, VersionCurso.id == Leccion.version_id)
        .where(VersionCurso.curso_id == inscripcion.curso_id, VersionCurso.es_actual)
        .order_by(Leccion.orden)
    ).all()
    done = list_hechas(inscripcion.id)
    return [clave for clave in claves if clave not in done]


def responder_practica(
    usuario: Usuario, curso_id: int, pregunta: Pregunta, respuesta: Sequence[str]
) -> None:
    """Keep the person's last answer to a practice question."""
    if pregunta.tipo != "numerica":
        known = {o["clave"] for o in pregunta.datos["opciones"]}
        if not set(respuesta) <= known:
            raise RespuestaAjenaError
    kept = _find_practica(usuario.id, curso_id, pregunta.clave)
    if kept is None:
        first = RespuestaPractica(
            usuario_id=usuario.id,
            curso_id=curso_id,
            pregunta_clave=pregunta.clave,
            respuesta=list(respuesta),
        )
        try:
            with db.session.begin_nested():
                db.session.add(first)
        except IntegrityError:
            kept = _find_practica(usuario.id, curso_id, pregunta.clave)
    if kept is not None:
        kept.intentos += kept.respuesta != list(respuesta)
        kept.respuesta, kept.respondida_el = list(respuesta), now()


def _find_practica(usuario_id: int, curso_id: int, clave: str) -> RespuestaPractica | None:
    return db.session.scalar(
        select(RespuestaPractica).where(
            RespuestaPractica.usuario_id == usuario_id,
            RespuestaPractica.curso_id == curso_id,
            RespuestaPractica.pregunta_clave == clave,
        )
    )
