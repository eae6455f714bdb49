"""What people do with a question: ask, answer, correct, accept, close, say that it helped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from cursos.discusion.errors import (
    AporteOcultoError,
    AportePropioError,
    CambioEnOtraPaginaError,
    DudaCerradaError,
    EdicionVencidaError,
    SoloRespuestasError,
)
from cursos.discusion.models import INTENTO, Aporte, Duda, MeSirvio
from cursos.discusion.texto import ordenar, plegar
from plataforma import audit
from plataforma.busqueda import request_update
from plataforma.clock import now
from plataforma.db import db
from plataforma.jobs import enqueue

if TYPE_CHECKING:
    from cursos.catalogo.models import Curso
    from plataforma.identidad.models import Usuario

FUENTE = "dudas"  # the search source of answered questions
ANUNCIAR = "novedades.anunciar"  # the job that tells of a new text


@dataclass(frozen=True, kw_only=True)
class Escrito:
    """What a form brings. `intento` marks one form: sent twice it counts once."""

    texto: str
    idioma: str
    intento: str
    titulo: str = ""
    del_curso: bool = False  # its author keeps the course


def preguntar(curso: Curso, leccion: str, *, actor: Usuario, escrito: Escrito) -> Duda:
    """Ask about a lesson."""
    found = _find_enviado(actor, escrito)
    if found is not None:
        return found.duda
    duda = Duda(curso_id=curso.id, leccion_clave=leccion, titulo=escrito.titulo)
    duda.indice = plegar(f"{escrito.titulo}\n{escrito.texto}")
    return _add(duda, actor, escrito, es_pregunta=True).duda


def responder(duda: Duda, *, actor: Usuario, escrito: Escrito) -> Aporte:
    """Answer a question that is open."""
    lock(duda)
    found = _find_enviado(actor, escrito)
    if found is not None:
        return found
    if duda.pregunta.oculto_el is not None:
        raise AporteOcultoError
    if duda.cerrada_el is not None:
        raise DudaCerradaError
    duda.actividad_el = now()
    return _add(duda, actor, escrito, es_pregunta=False)


def _find_enviado(actor: Usuario, escrito: Escrito) -> Aporte | None:
    """Return what the same form brought before."""
    return db.session.scalar(
        select(Aporte).where(
            Aporte.autor_id == actor.id, Aporte.intento == escrito.intento[:INTENTO]
        )
    )


def _add(duda: Duda, actor: Usuario, escrito: Escrito, *, es_pregunta: bool) -> Aporte:
    aporte = Aporte(
        duda=duda,
        es_pregunta=es_pregunta,
        autor_id=actor.id,
        del_curso=escrito.del_curso,
        idioma=escrito.idioma,
        texto=ordenar(escrito.texto),
        intento=escrito.intento[:INTENTO],
    )
    try:
        with db.session.begin_nested():
            db.session.add_all([duda, aporte])
    except IntegrityError:  # the same form at the same moment, on PostgreSQL
        found = _find_enviado(actor, escrito)
        if found is None:
            raise
        return found
    enqueue(ANUNCIAR, {"aporte": aporte.id})
    return aporte


def editar(aporte: Aporte, *, escrito: Escrito, revision: int) -> None:
    """Change an own text, while that is allowed; `revision` is the one that the form showed."""
    lock(aporte.duda)
    db.session.refresh(aporte)
    if not aporte.se_edita(now()):
        raise EdicionVencidaError
    if aporte.revision != revision:
        raise CambioEnOtraPaginaError
    aporte.texto, aporte.idioma = ordenar(escrito.texto), escrito.idioma
    aporte.editado_el, aporte.revision = now(), aporte.revision + 1
    if aporte.es_pregunta:
        aporte.duda.titulo = escrito.titulo
        aporte.duda.indice = plegar(f"{escrito.titulo}\n{escrito.texto}")
    actualizar_busqueda(aporte.duda_id)


def aceptar(aporte: Aporte, *, actor: Usuario, si: bool) -> None:
    """Mark the answer that solved the question, or take the mark back. One at a time."""
    lock(aporte.duda)
    db.session.refresh(aporte)
    if aporte.es_pregunta:
        raise SoloRespuestasError
    if aporte.oculto_el is not None:
        raise AporteOcultoError
    if (aporte.aceptado_el is not None) == si:
        return
    own = (Aporte.duda_id == aporte.duda_id, Aporte.aceptado_el.is_not(None))
    db.session.execute(update(Aporte).where(*own).values(aceptado_el=None))
    aporte.aceptado_el = now() if si else None
    db.session.flush()
    about, datos = ("aporte", aporte.id), {"duda": aporte.duda_id}
    if si:
        audit.record("aporte.aceptar", about, actor=actor, datos=datos)
    else:
        audit.record("aporte.quitar_aceptada", about, actor=actor, datos=datos)
    actualizar_busqueda(aporte.duda_id)


def cerrar(duda: Duda, *, actor: Usuario, si: bool) -> None:
    """Take no more answers, or take them again."""
    lock(duda)
    if (duda.cerrada_el is not None) == si:
        return
    duda.cerrada_el = now() if si else None
    if si:
        audit.record("duda.cerrar", ("duda", duda.id), actor=actor)
    else:
        audit.record("duda.reabrir", ("duda", duda.id), actor=actor)


def marcar_util(aporte: Aporte, *, actor: Usuario, si: bool) -> None:
    """Say that an answer helped, once; or take it back."""
    if aporte.es_pregunta:
        raise SoloRespuestasError
    if aporte.autor_id == actor.id:
        raise AportePropioError
    own = (MeSirvio.aporte_id == aporte.id, MeSirvio.usuario_id == actor.id)
    if not si:
        db.session.execute(delete(MeSirvio).where(*own))
        return
    if db.session.scalar(select(MeSirvio.id).where(*own)) is None:
        try:
            with db.session.begin_nested():
                db.session.add(MeSirvio(aporte_id=aporte.id, usuario_id=actor.id))
        except IntegrityError:
            pass  # the same click, twice


def lock(duda: Duda) -> None:
    """Read the question again and hold it until the act is done."""
    db.session.scalars(
        select(Duda)
        .where(Duda.id == duda.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()


def clave(duda_id: int) -> str:
    """Return the key of a question in the search."""
    return f"duda:{duda_id}"


def actualizar_busqueda(duda_id: int) -> None:
    request_update(FUENTE, clave(duda_id))
