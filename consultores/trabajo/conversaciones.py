"""Reading a conversation: a page at a time, and how far each side has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, lazyload, selectinload

from consultores.solicitudes.estados import Papel
from consultores.solicitudes.intercambio import Mensaje
from consultores.trabajo.models import LecturaMensajes
from plataforma.clock import now
from plataforma.db import db
from plataforma.pagina import Pagina, paginar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from consultores.solicitudes.intercambio import Archivo
    from consultores.solicitudes.models import Asignacion, Solicitud
    from plataforma.identidad.models import Usuario

POR_PAGINA = 20


def list_mensajes(solicitud: Solicitud, oferta: Asignacion | None, numero: int) -> Pagina[Mensaje]:
    """Return a page of messages, the newest page first; who is only asked sees none from before."""
    found = select(Mensaje).where(Mensaje.solicitud_id == solicitud.id)
    if oferta is not None:
        found = found.where(Mensaje.enviado_el >= oferta.asignada_el)
    loaded = (joinedload(Mensaje.autor).options(lazyload("*")), selectinload(Mensaje.archivos))
    return paginar(found.options(*loaded).order_by(Mensaje.id.desc()), numero, POR_PAGINA)


def leido_por(solicitud: Solicitud) -> dict[int, tuple[Papel, int]]:
    """Return how far each reader has come: who → (side, last message)."""
    rows = db.session.execute(
        select(LecturaMensajes.usuario_id, LecturaMensajes.papel, LecturaMensajes.mensaje_id).where(
            LecturaMensajes.solicitud_id == solicitud.id
        )
    )
    return {row.usuario_id: (row.papel, row.mensaje_id) for row in rows}


def marcar_leidos(solicitud: Solicitud, persona: Usuario, papel: Papel, hasta: int) -> None:
    """Keep that somebody of a side has read so far."""
    db.session.execute(  # two tabs of the same person wait for each other
        select(type(solicitud).id).where(type(solicitud).id == solicitud.id).with_for_update()
    )
    row = db.session.scalar(
        select(LecturaMensajes).where(
            LecturaMensajes.solicitud_id == solicitud.id, LecturaMensajes.usuario_id == persona.id
        )
    )
    if row is None:
        row = LecturaMensajes(solicitud_id=solicitud.id, usuario_id=persona.id)
        db.session.add(row)
        row.mensaje_id = 0
    if row.mensaje_id < hasta:
        row.mensaje_id, row.leida_el = hasta, now()
    row.papel = papel


def count_sin_leer(usuario_id: int, papel: Papel, solicitudes: Sequence[int]) -> dict[int, int]:
    """Return how many messages of the other side each request has that the person has not read."""
    if not solicitudes:
        return {}
    read = LecturaMensajes
    rows = db.session.execute(
        select(Mensaje.solicitud_id, func.count())
        .outerjoin(
            read, (read.solicitud_id == Mensaje.solicitud_id) & (read.usuario_id == usuario_id)
        )
        .where(
            Mensaje.solicitud_id.in_(solicitudes),
            Mensaje.papel != papel,
            Mensaje.id > func.coalesce(read.mensaje_id, 0),
        )
        .group_by(Mensaje.solicitud_id)
    )
    return {row[0]: row[1] for row in rows}


def hay_nuevos(solicitud: Solicitud, persona: Usuario, papel: Papel, hasta: int) -> bool:
    """Whether there is something that this person has not been shown before."""
    side, upto = leido_por(solicitud).get(persona.id, (papel, 0))
    return hasta > upto or side != papel


def ultimo(solicitud: Solicitud) -> int:
    """Return the newest message."""
    newest = select(func.max(Mensaje.id)).where(Mensaje.solicitud_id == solicitud.id)
    return db.session.scalar(newest) or 0


def se_ve(solicitud: Solicitud, archivo: Archivo, persona: Usuario) -> bool:
    """Whether somebody of the request may open a file: who is only asked, what came with it."""
    if solicitud.consultor is not None or solicitud.papel_de(persona) != Papel.CONSULTOR:
        return True
    offer = solicitud.oferta_de(persona)
    if offer is None or archivo.entregable_id is not None:
        return False
    if archivo.mensaje_id is None:
        return True
    message = db.session.get(Mensaje, archivo.mensaje_id)
    return message is not None and message.enviado_el >= offer.asignada_el
