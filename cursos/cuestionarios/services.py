"""What can happen in a final quiz: begin, answer, hand in."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from cursos.aprendizaje.services import revisar_cierre
from cursos.catalogo.queries import list_banco
from cursos.cuestionarios.claves import preguntas_para_calificar
from cursos.cuestionarios.draw import Candidata, draw_by_rules
from cursos.cuestionarios.errors import (
    PreguntaAjenaError,
    SinIntentosError,
    TiempoAgotadoError,
    YaAprobadaError,
    YaEntregadoError,
)
from cursos.cuestionarios.models import Intento, RespuestaIntento
from cursos.cuestionarios.plazo import fijar
from cursos.cuestionarios.queries import (
    find_ajuste,
    find_pregunta,
    list_intentos,
    list_respuestas,
    situacion,
)
from cursos.inscripciones.services import anotar_actividad, anotar_nota, inscribir
from cursos.preguntas import tipos
from cursos.preguntas.nota import percent
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db
from plataforma.i18n import fecha_hora

if TYPE_CHECKING:
    from fractions import Fraction

    from cursos.catalogo.models import VersionCurso
    from cursos.inscripciones.models import Inscripcion
    from cursos.preguntas.base import Campos
    from plataforma.identidad.models import Usuario


def comenzar(usuario: Usuario, version: VersionCurso) -> Intento:
    """Return the open try, or draw a new one; refused when none is left now or it was passed."""
    inscripcion = inscribir(usuario, version.curso)
    where = situacion(inscripcion, version)
    if where.abierto and where.abierto.vencido:
        entregar(where.abierto)
        where = situacion(inscripcion, version)
    if where.abierto:
        anotar_actividad(inscripcion)
        return where.abierto
    if where.aprobado:
        raise YaAprobadaError
    if where.abre_el:
        raise SinIntentosError(abre=fecha_hora(where.abre_el))
    intento = _draw(inscripcion, version)
    try:
        with db.session.begin_nested():
            db.session.add(intento)
    except IntegrityError:  # the same click, twice: the other one drew it
        return next(t for t in list_intentos(inscripcion.id) if not t.entregado_el)
    fijar(intento, find_ajuste(inscripcion.usuario_id, inscripcion.curso_id))
    anotar_actividad(inscripcion)
    return intento


def _draw(inscripcion: Inscripcion, version: VersionCurso) -> Intento:
    before = list_intentos(inscripcion.id)
    seen = {q["clave"]: t.numero for t in before for q in t.preguntas}
    bank = {p.clave: p for p in list_banco(version.id)}
    candidates = [
        Candidata(
            p.clave,
            p.leccion.modulo_id,
            modulo_clave=p.leccion.modulo.clave,
            etiquetas=frozenset(p.datos.get("etiquetas", ())),
            nivel=p.nivel,
        )
        for p in bank.values()
    ]
    rng = secrets.SystemRandom()
    rule = version.evaluacion
    chosen = draw_by_rules(candidates, rule["preguntas"], rule.get("sorteo", ()), seen, rng)
    drawn = [bank[c.clave] for c in chosen]
    return Intento(
        inscripcion_id=inscripcion.id,
        inscripcion=inscripcion,
        version_id=version.id,
        version=version,
        iniciado_el=now(),
        numero=len(before) + 1,
        preguntas=[{"clave": p.clave, **tipos.sortear(p.tipo, p.datos, rng)} for p in drawn],
    )


def guardar(intento: Intento, clave: str, campos: Campos) -> None:
    """Save the answer that a form carries to a drawn question; saving again replaces it."""
    lock(intento)
    anotar(intento, clave, campos)


def anotar(intento: Intento, clave: str, campos: Campos) -> None:
    """Save an answer to a try that the caller holds: two statements.

    Beginning, resuming and handing in are noted as activity; each answer is not.
    """
    if intento.entregado_el:
        raise YaEntregadoError
    if intento.vencido:
        raise TiempoAgotadoError
    drawn = next((q for q in intento.preguntas if q["clave"] == clave), None)
    if drawn is None:
        raise PreguntaAjenaError
    pregunta, kept = find_pregunta(intento, clave)
    answer = tipos.leer(pregunta.tipo, pregunta.datos, drawn, campos)
    if kept is None:
        db.session.add(
            RespuestaIntento(intento_id=intento.id, pregunta_clave=clave, respuesta=answer)
        )
    else:
        kept.respuesta, kept.guardada_el = answer, now()


def entregar(intento: Intento) -> bool:
    """Grade the try, once; return whether it happened now. No answer is worth nothing.

    A try whose time is over was handed in when it ended, whenever this is found out.
    """
    lock(intento)
    if intento.entregado_el:
        return False
    claves = [q["clave"] for q in intento.preguntas]
    preguntas = preguntas_para_calificar(intento)
    respuestas = list_respuestas(intento.id)
    drawn = {q["clave"]: q for q in intento.preguntas}
    points: list[Fraction] = []
    for clave in claves:
        p, respuesta = preguntas[clave], respuestas.get(clave)
        if respuesta is None:  # kept too, so that figures know that it was asked
            respuesta = RespuestaIntento(intento_id=intento.id, pregunta_clave=clave, respuesta=[])
            db.session.add(respuesta)
        nota = tipos.calificar(p.tipo, p.datos, respuesta.respuesta, drawn[clave])
        points.append(nota.puntos)
        respuesta.puntos = float(nota.puntos)
        if p.version_id != intento.version_id:
            respuesta.corregida_version_id = p.version_id
    _close(intento, percent(points, len(claves)))
    return True


def _close(intento: Intento, nota: int) -> None:
    intento.nota = nota
    intento.entregado_el = intento.vence_el if intento.vencido else now()
    intento.aprobado = nota >= intento.version.evaluacion["aprobacion"]
    db.session.flush()
    inscripcion = intento.inscripcion
    anotar_nota(inscripcion, nota, aprueba=intento.aprobado)
    audit.record(
        "evaluacion.entregar",
        ("intento", intento.id),
        actor=inscripcion.usuario,
        datos={"nota": nota, "aprobado": intento.aprobado, "version": intento.version_id},
    )
    revisar_cierre(inscripcion)


def lock(intento: Intento) -> None:
    """Wait for another request about the same try, then see what it left."""
    db.session.scalar(
        select(Intento)
        .where(Intento.id == intento.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
