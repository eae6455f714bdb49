"""A side of a request closes its account: what was open ends, what it wrote goes.

One thing stays: a result that a firm received is the firm's, like advice on paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from sqlalchemy import and_, or_, select, update

from consultores.pasos import emails_consultor, emails_empresa
from consultores.pasos.marcha import cancelar
from consultores.pasos.ofertas import liberar
from consultores.solicitudes import archivos, desempeno
from consultores.solicitudes.estados import Acto, Estado, Papel, admite
from consultores.solicitudes.formativo import olvidar_pedido
from consultores.solicitudes.intercambio import Archivo, Mensaje
from consultores.solicitudes.models import Movimiento, Solicitud
from consultores.solicitudes.movimientos import lock, mover
from plataforma.buzon import avisos as buzon
from plataforma.db import db
from plataforma.email import Correo, forget
from plataforma.i18n import in_lang
from plataforma.jobs import enqueue, job

if TYPE_CHECKING:
    from collections.abc import Iterable

    from consultores.red.models import Consultor
    from plataforma.identidad.models import Usuario

BORRAR = "solicitudes.borrar_archivos"
PLANTILLAS = ("red/correo/aviso", buzon.PLANTILLA)


def se_va_la_empresa(solicitud: Solicitud, *, actor: Usuario) -> None:
    """End the request and empty it: all that both sides wrote in it is about the firm."""
    if solicitud.estado == Estado.BORRADOR:
        _empty_results(solicitud)
        db.session.delete(solicitud)
        return
    _forget_mails(solicitud)
    for text in ("empresa", "titulo", "descripcion", "producto", "no_con"):
        setattr(solicitud, text, "")
    for movimiento in solicitud.movimientos:
        movimiento.motivo = ""
    for mensaje in solicitud.mensajes:
        mensaje.texto = ""
    _empty_results(solicitud)
    olvidar_pedido(solicitud.id)
    if solicitud.calificacion is not None:
        solicitud.calificacion.comentario = solicitud.calificacion.replica = ""
    db.session.flush()
    _end(solicitud, actor)


def _end(solicitud: Solicitud, actor: Usuario) -> None:
    asked = [a.consultor for a in solicitud.ofertas]
    first = solicitud.consultor or (asked[0] if asked else None)
    reader = first.usuario if first else None
    with in_lang(reader.idioma if reader else actor.idioma):
        why = str(_("La empresa cerró su cuenta."))
    if admite(solicitud.estado, Acto.CANCELAR, Papel.SOLICITANTE):
        cancelar(solicitud, actor=actor, motivo=why)
    elif solicitud.esta_abierta:  # what was delivered counts for the consultant, without a rating
        lock(solicitud)
        mover(solicitud, Acto.CONFIRMAR, actor=actor)
        _count(solicitud)
        emails_consultor.cerrada_sin_opinion(solicitud)


def se_va_el_consultor(solicitud: Solicitud, consultor: Consultor) -> None:
    """Give open work to others; what was handed over stays, waiting for the firm's word."""
    _forget_mails(solicitud)
    if solicitud.calificacion is not None:
        solicitud.calificacion.replica = ""
    if solicitud.elegido_id == consultor.id:
        solicitud.elegido = None
    if solicitud.estado == Estado.ENTREGADA:
        emails_empresa.sin_consultor(solicitud)
    else:
        liberar(solicitud, consultor)
    db.session.flush()


def olvidar_textos(persona: Usuario) -> None:
    """Empty what the person wrote in requests that others go on with."""
    db.session.execute(update(Mensaje).where(Mensaje.autor_id == persona.id).values(texto=""))
    own = select(Solicitud.id).where(Solicitud.solicitante_id == persona.id)  # emptied, then ended
    theirs = and_(Movimiento.actor_id == persona.id, Movimiento.solicitud_id.not_in(own))
    db.session.execute(update(Movimiento).where(theirs).values(motivo=""))
    loose = and_(Archivo.subido_por_id == persona.id, Archivo.entregable_id.is_(None))
    _drop_files(db.session.scalars(select(Archivo).where(loose)))


def _empty_results(solicitud: Solicitud) -> None:
    for entregable in solicitud.entregables:
        entregable.texto = ""
    db.session.flush()
    _drop_files(db.session.scalars(select(Archivo).where(Archivo.solicitud_id == solicitud.id)))


def _drop_files(found: Iterable[Archivo]) -> None:
    """Forget files: the rows now, what is stored after the commit."""
    rows = list(found)
    if rows:
        enqueue(BORRAR, {"claves": [row.clave for row in rows]})
    for row in rows:
        db.session.delete(row)


def _forget_mails(solicitud: Solicitud) -> None:
    """Both sides have mails that quote the other, or what they answered themselves."""
    told = or_(
        Correo.asunto.contains(solicitud.referencia), Correo.texto.contains(solicitud.referencia)
    )
    forget(and_(Correo.plantilla.in_(PLANTILLAS), told))


def _count(solicitud: Solicitud) -> None:
    if solicitud.consultor_id is not None:
        desempeno.actualizar(solicitud.consultor_id)


@job(BORRAR)
def delete_files(payload: dict[str, Any]) -> None:
    for clave in payload["claves"]:
        archivos.borrar(clave)
