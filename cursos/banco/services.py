"""Grading again what was graded by a wrong key: asked for by an author, done by a job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from cursos.aprendizaje.services import revisar_cierre
from cursos.banco.correcciones import claves_cambiadas, recalcular
from cursos.banco.emails import mail_recalificada
from cursos.banco.errors import SinClavesCambiadasError
from cursos.cuestionarios.models import ClaveCorregida, RespuestaIntento
from cursos.cuestionarios.services import lock
from cursos.inscripciones.services import mejorar_nota
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db
from plataforma.jobs import enqueue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cursos.banco.correcciones import ClaveCambiada, Recalculo
    from cursos.catalogo.models import VersionCurso
    from plataforma.identidad.models import Usuario

RECALIFICAR = "banco.recalificar"
POR_VEZ = 50  # tries in one transaction: nobody who is answering waits long


def pedir_recalificacion(actor: Usuario, version: VersionCurso) -> list[str]:
    """Declare the keys of `version` the right ones and have older tries graded again.

    From this moment tries that are still open on older versions are graded by them too.
    """
    changed = [c for c in claves_cambiadas(version) if c.comparable]
    if not changed:
        raise SinClavesCambiadasError
    held = {c.pregunta_clave: c for c in _corrections(version.id, [c.clave for c in changed])}
    for clave in (c.clave for c in changed):
        if clave in held:  # graded again before; more tries came in from offline devices
            held[clave].terminada_el = None
        else:
            db.session.add(
                ClaveCorregida(
                    curso_id=version.curso_id, version_id=version.id, pregunta_clave=clave
                )
            )
    claves = sorted(c.clave for c in changed)
    old = sorted({v for c in changed for v in c.versiones})
    audit.record(
        "evaluacion.corregir_clave",
        ("curso", version.curso_id),
        actor=actor,
        datos={"version": version.id, "preguntas": claves, "versiones": old},
    )
    enqueue(RECALIFICAR, {"version": version.id, "claves": claves, "desde": 0})
    return claves


def _corrections(version_id: int, claves: Sequence[str]) -> list[ClaveCorregida]:
    rows = select(ClaveCorregida).where(
        ClaveCorregida.version_id == version_id, ClaveCorregida.pregunta_clave.in_(claves)
    )
    return list(db.session.scalars(rows))


def recalificar_tanda(
    version: VersionCurso, cambiadas: Sequence[ClaveCambiada], desde: int
) -> int | None:
    """Grade the next tries again; return where to go on, or None when all are done."""
    done = recalcular(cambiadas, version.curso_id, desde=desde, tope=POR_VEZ)
    raised = [r for r in done if _apply(r, version)]
    corrections = _corrections(version.id, [c.clave for c in cambiadas])
    for correction in corrections:
        correction.subieron += sum(correction.pregunta_clave in r.puntos for r in raised)
    return done[-1].intento.id if len(done) == POR_VEZ else None


def terminar(version: VersionCurso, claves: Sequence[str]) -> None:
    for correction in _corrections(version.id, claves):
        correction.terminada_el = now()


def _apply(recalculo: Recalculo, version: VersionCurso) -> bool:
    """Write one try's marks; return whether its grade rose. Who had passed has passed."""
    intento, sube, nueva = recalculo.intento, recalculo.sube, recalculo.nota
    lock(intento)
    rows = select(RespuestaIntento).where(
        RespuestaIntento.intento_id == intento.id,
        RespuestaIntento.pregunta_clave.in_(recalculo.puntos),
    )
    for answer in db.session.scalars(rows):
        answer.puntos = float(recalculo.puntos[answer.pregunta_clave])
        answer.corregida_version_id = version.id
    if not sube:
        return False
    before, passes = intento.nota or 0, recalculo.aprueba
    if intento.nota_original is None:
        intento.nota_original = before
    intento.nota, intento.recalificado_el = nueva, now()
    intento.aprobado = intento.aprobado or passes
    db.session.flush()
    mejorar_nota(intento.inscripcion, nueva, aprueba=bool(intento.aprobado))
    audit.record(
        "evaluacion.recalificar",
        ("intento", intento.id),
        actor=None,
        datos={"de": before, "a": nueva, "aprueba": passes, "version": version.id},
    )
    mail_recalificada(intento, antes=before, aprueba=passes)
    revisar_cierre(intento.inscripcion)  # a course that this completes gives its credential
    return True
