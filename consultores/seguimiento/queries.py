"""Lists of requests, and how many wait."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, false, func, or_, select
from sqlalchemy.orm import joinedload, lazyload, selectinload

from consultores.red.models import (
    Consultor,
)
from consultores.solicitudes.estados import FINALES, Estado, Papel
from consultores.solicitudes.models import ANTES, ENTREGAN, Asignacion, Respuesta, Solicitud
from consultores.solicitudes.relojes import Reloj
from plataforma.clock import now
from plataforma.db import db
from plataforma.organizaciones.models import Membresia, RolMembresia
from plataforma.pagina import Pagina, paginar

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Select

POR_PAGINA = 20


class Grupo(StrEnum):
    """Filters of the lists, by what somebody wants to see."""

    ABIERTAS = "abiertas"
    ESPERAN = "esperan"  # the next step is the reader's
    VENCIDAS = "vencidas"
    CERRADAS = "cerradas"


def list_mias(usuario_id: int, papel: Papel, grupo: Grupo, numero: int) -> Pagina[Solicitud]:
    """Return the requests that the person makes, or has as a consultant; newest change first.

    A consultant finds what is offered before all else: the soonest to answer on top.
    """
    base = select(Solicitud).where(_mine(usuario_id, papel), _group(grupo, papel))
    offered = Solicitud.estado == Estado.ASIGNADA
    soonest = case((offered, Solicitud.responder_antes_el))
    first = (case((offered, 0), else_=1), soonest) if papel == Papel.CONSULTOR else ()
    return _page(base, numero, *first)


def count_mias(usuario_id: int, papel: Papel) -> dict[Grupo, int]:
    """Return how many there are in each group, in one statement."""
    counts = [func.count().filter(_group(grupo, papel)) for grupo in Grupo]
    row = db.session.execute(
        select(*counts).select_from(Solicitud).where(_mine(usuario_id, papel))
    ).one()
    return dict(zip(Grupo, row, strict=True))


def papel_de_la_lista(usuario_id: int, pedido: str) -> Papel:
    """Return the side that a consultant asked to see; without a wish, one that has something."""
    if pedido in (Papel.CONSULTOR, Papel.SOLICITANTE):
        return Papel(pedido)
    asked = sum(count_mias(usuario_id, Papel.SOLICITANTE).values())
    return Papel.SOLICITANTE if asked else Papel.CONSULTOR


def _page(base: Select[Any], numero: int, *first: Any) -> Pagina[Solicitud]:
    names = (
        joinedload(Solicitud.consultor).options(lazyload("*")),
        joinedload(Solicitud.solicitante).options(lazyload("*")),
        selectinload(Solicitud.asignaciones)
        .joinedload(Asignacion.consultor)
        .options(lazyload("*")),
    )
    newest = (Solicitud.actualizada_el.desc(), Solicitud.id.desc())
    return paginar(base.options(*names).order_by(*first, *newest), numero, POR_PAGINA)


def _mine(usuario_id: int, papel: Papel) -> ColumnElement[bool]:
    if papel == Papel.SOLICITANTE:
        # A draft that was thrown away is no request.
        kept = or_(Solicitud.enviada_el.is_not(None), Solicitud.estado == Estado.BORRADOR)
        bodies = select(Membresia.organizacion_id).where(
            Membresia.usuario_id == usuario_id, Membresia.rol == RolMembresia.GESTOR
        )
        of_a_body = and_(Solicitud.organizacion_id.in_(bodies), Solicitud.enviada_el.is_not(None))
        return or_(and_(Solicitud.solicitante_id == usuario_id, kept), of_a_body)
    me = select(Consultor.id).where(Consultor.usuario_id == usuario_id).scalar_subquery()
    offered = select(Asignacion.solicitud_id).where(
        Asignacion.consultor_id == me, Asignacion.respuesta == Respuesta.PENDIENTE
    )
    theirs = or_(Solicitud.consultor_id == me, Solicitud.id.in_(offered))
    return and_(theirs, Solicitud.enviada_el.is_not(None))


def _open() -> ColumnElement[bool]:
    return Solicitud.estado.not_in(sorted(FINALES))


def _overdue() -> ColumnElement[bool]:
    """In SQL, what `Solicitud.esta_vencida` says of one."""
    moment = now()
    return or_(
        and_(Solicitud.estado == Estado.ASIGNADA, Solicitud.responder_antes_el < moment),
        and_(Solicitud.estado.in_(ENTREGAN), Solicitud.entregar_antes_el < moment),
        and_(Solicitud.estado.in_(ANTES), Solicitud.meta_el < moment),
    )


def _group(grupo: Grupo, papel: Papel) -> ColumnElement[bool]:
    match grupo:
        case Grupo.ABIERTAS:
            return _open()
        case Grupo.ESPERAN:
            return _waiting(papel)
        case Grupo.VENCIDAS:
            return _overdue()
        case Grupo.CERRADAS:
            return Solicitud.estado.in_(sorted(FINALES))
    return false()  # type: ignore[unreachable]


def _waiting(papel: Papel) -> ColumnElement[bool]:
    """The next step is this side's."""
    if papel == Papel.CONSULTOR:
        return Solicitud.estado.in_([Estado.ASIGNADA, *ENTREGAN])
    mine = (Estado.BORRADOR, Estado.OBSERVADA, Estado.ACEPTADA, Estado.ENTREGADA)
    unreachable = and_(Solicitud.estado == Estado.SUSPENDIDA, Solicitud.reloj == Reloj.CONTACTO)
    return or_(Solicitud.estado.in_(mine), unreachable)
