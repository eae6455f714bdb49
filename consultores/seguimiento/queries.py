"""Lists of requests, and how many wait."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, false, func, or_, select
from sqlalchemy.orm import joinedload, lazyload

from consultores.red.models import (
    Consultor,
)
from consultores.solicitudes.estados import FINALES, Estado, Papel
from consultores.solicitudes.models import Solicitud
from plataforma.clock import now
from plataforma.db import db
from plataforma.pagina import Pagina, paginar

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Select

POR_PAGINA = 20
CANDIDATOS = 12
ENTREGAN = (Estado.ACEPTADA, Estado.EN_CURSO, Estado.EN_REVISION)


class Grupo(StrEnum):
    """Filters of the lists, by what somebody wants to see."""

    ABIERTAS = "abiertas"
    ESPERAN = "esperan"  # the next step is the reader's
    VENCIDAS = "vencidas"
    CERRADAS = "cerradas"


def list_mias(usuario_id: int, papel: Papel, grupo: Grupo, numero: int) -> Pagina[Solicitud]:
    """Return the requests that the person makes, or has as a consultant; newest change first."""
    base = select(Solicitud).where(_mine(usuario_id, papel), _group(grupo, papel))
    return _page(base, numero)


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


def list_todas(*, pais: str, estado: str, vencidas: bool, numero: int) -> Pagina[Solicitud]:
    """Return the requests sent from one country, or from all. Drafts are nobody's business."""
    base = select(Solicitud).where(Solicitud.enviada_el.is_not(None))
    if pais:
        base = base.where(Solicitud.pais == pais)
    if estado:
        base = base.where(Solicitud.estado == estado)
    if vencidas:
        base = base.where(_overdue())
    return _page(base, numero)


def count_abiertas(pais: str = "") -> tuple[int, int]:
    """Return (open, overdue) of one country or of all."""
    where: list[ColumnElement[bool]] = [Solicitud.enviada_el.is_not(None)]
    if pais:
        where.append(Solicitud.pais == pais)
    row = db.session.execute(
        select(func.count().filter(_open()), func.count().filter(_overdue()))
        .select_from(Solicitud)
        .where(*where)
    ).one()
    return row[0], row[1]


def _page(base: Select[Any], numero: int) -> Pagina[Solicitud]:
    names = (
        joinedload(Solicitud.consultor).options(lazyload("*")),
        joinedload(Solicitud.solicitante).options(lazyload("*")),
    )
    newest = (Solicitud.actualizada_el.desc(), Solicitud.id.desc())
    return paginar(base.options(*names).order_by(*newest), numero, POR_PAGINA)


def _mine(usuario_id: int, papel: Papel) -> ColumnElement[bool]:
    if papel == Papel.SOLICITANTE:
        # A draft that was thrown away is no request.
        kept = or_(Solicitud.enviada_el.is_not(None), Solicitud.estado == Estado.BORRADOR)
        return and_(Solicitud.solicitante_id == usuario_id, kept)
    me = select(Consultor.id).where(Consultor.usuario_id == usuario_id).scalar_subquery()
    return and_(Solicitud.consultor_id == me, Solicitud.enviada_el.is_not(None))


def _open() -> ColumnElement[bool]:
    return Solicitud.estado.not_in(sorted(FINALES))


def _overdue() -> ColumnElement[bool]:
    """In SQL, what `Solicitud.esta_vencida` says of one."""
    moment = now()
    return or_(
        and_(Solicitud.estado == Estado.ASIGNADA, Solicitud.responder_antes_el < moment),
        and_(Solicitud.estado.in_(ENTREGAN), Solicitud.entregar_antes_el < moment),
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
    silent = and_(Solicitud.estado == Estado.ASIGNADA, _overdue())
    return or_(Solicitud.estado.in_([Estado.BORRADOR, Estado.EN_ESPERA, Estado.ENTREGADA]), silent)
