"""What a learner does: mark a lesson as done, answer practice, finish the course."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from cursos.aprendizaje.lectura import find_lugar, guardar_lugar
from cursos.aprendizaje.models import AvanceLeccion, RespuestaPractica
from cursos.aprendizaje.queries import avance_de, get_practica, list_hechas
from cursos.catalogo.cierre import lista_de_cierre
from cursos.catalogo.models import Cambio, Leccion
from cursos.catalogo.queries import find_temario
from cursos.inscripciones.services import anotar_actividad, completar, inscribir, tomar
from cursos.inscripciones.version import mover_por_correccion, pasar_a_actual
from cursos.preguntas import tipos
from plataforma.clock import now
from plataforma.db import db
from plataforma.jobs import enqueue

if TYPE_CHECKING:
    from cursos.catalogo.cierre import Requisito
    from cursos.catalogo.models import Pregunta, VersionCurso
    from cursos.inscripciones.models import Inscripcion
    from cursos.preguntas.base import Campos
    from plataforma.identidad.models import Usuario


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
    _, siguiente = find_temario(version.id).around(leccion.clave)
    guardar_lugar(usuario, siguiente or leccion)
    revisar_cierre(inscripcion)
    return inscripcion


def revisar_cierre(inscripcion: Inscripcion) -> bool:
    """Complete the course if all that its version asks is done now (`cursos.catalogo.cierre`).

    Whoever does the last thing sees what another act at the same moment did: they wait for it.
    """
    if inscripcion.completada_el is not None or tomar(inscripcion) is None:
        return False
    if not all(requisito.hecho for requisito in lista_de(inscripcion)):
        return False
    return completar(inscripcion)


def lista_de(inscripcion: Inscripcion) -> list[Requisito]:
    """Return the checklist of completion of a place."""
    avance = avance_de(inscripcion, list_hechas(inscripcion.id))
    return lista_de_cierre(inscripcion.version, find_temario(inscripcion.version_id), avance)


def mudar(inscripcion: Inscripcion) -> bool:
    """Move a place to the current version, which may ask less than the old one did."""
    moved = pasar_a_actual(inscripcion)
    revisar_cierre(inscripcion)
    return moved


def al_publicar(version: VersionCurso, cambio: Cambio) -> None:
    """Move everybody who is learning, when the version only corrects the one before."""
    if cambio != Cambio.CORRECCION:
        return
    if moved := mover_por_correccion(version):
        enqueue("aprendizaje.revisar_cierre", {"inscripciones": moved})


def lecciones_pendientes(inscripcion: Inscripcion) -> list[str]:
    """Return the keys of the lessons of the person's version that are not done, in order."""
    claves = db.session.scalars(
        select(Leccion.clave)
        .where(Leccion.version_id == inscripcion.version_id)
        .order_by(Leccion.orden)
    ).all()
    done = list_hechas(inscripcion.id)
    return [clave for clave in claves if clave not in done]


def seguir_en(inscripcion: Inscripcion) -> tuple[str, str | None] | None:
    """Return the lesson to go on with and the place in it; None when every lesson is done.

    Where the person stopped, unless that lesson is done: then the first one that is not.
    """
    waiting = lecciones_pendientes(inscripcion)
    if not waiting:
        return None
    lugar = find_lugar(inscripcion.usuario_id, inscripcion.curso_id)
    if lugar is not None and lugar.leccion_clave in waiting:
        return lugar.leccion_clave, lugar.ancla or None
    return waiting[0], None


def responder_practica(
    usuario: Usuario,
    leccion: Leccion,
    practica: tuple[Pregunta, RespuestaPractica | None],
    *,
    campos: Campos,
    semilla: int | None,
) -> RespuestaPractica:
    """Keep the person's last answer to a practice question, as a form carries it.

    `practica`: the question and what was kept of it (`get_practica`), read in the same act.
    """
    pregunta, kept = practica
    sorteo = tipos.sortear_practica(pregunta.tipo, pregunta.datos, semilla)
    respuesta = tipos.leer(pregunta.tipo, pregunta.datos, sorteo, campos)
    if kept is None:
        first = RespuestaPractica(
            usuario_id=usuario.id,
            curso_id=leccion.modulo.version.curso_id,
            pregunta_clave=pregunta.clave,
            respuesta=respuesta,
            semilla=semilla,
        )
        try:
            with db.session.begin_nested():
                db.session.add(first)
        except IntegrityError:  # the same click, twice
            kept = get_practica(leccion, usuario.id, pregunta.clave)[1]
    if kept is None:
        return first
    kept.intentos += (kept.respuesta, kept.semilla) != (respuesta, semilla)
    kept.respuesta, kept.semilla, kept.respondida_el = respuesta, semilla, now()
    return kept
