"""What can be asked about lots and the lines in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from cursos.lotes.models import ABIERTOS, Caso, EstadoItem, EstadoLote, Lote, LoteItem
from plataforma.db import db
from plataforma.identidad.models import Usuario
from plataforma.pagina import Pagina, paginar

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Select

PER_PAGE = 50


def find_lote(lote_id: int) -> Lote | None:
    return db.session.scalar(_whole(select(Lote)).where(Lote.id == lote_id))


def _whole(found: Select[tuple[Lote]]) -> Select[tuple[Lote]]:
    return found.options(joinedload(Lote.pedido_por), joinedload(Lote.decidido_por))


def find_for_change(lote_id: int) -> Lote | None:
    """Return it locked, as the database holds it now."""
    return db.session.scalar(
        select(Lote)
        .where(Lote.id == lote_id)
        .with_for_update(of=Lote)
        .execution_options(populate_existing=True)
    )


def find_abierto(cohorte_id: int) -> Lote | None:
    """Return the one open lot of a cohort."""
    return db.session.scalar(
        select(Lote).where(Lote.cohorte_id == cohorte_id, Lote.estado.in_(ABIERTOS))
    )


def list_lotes(numero: int) -> Pagina[Lote]:
    """Return lots, the newest first; those thrown away stay out."""
    kept = _whole(select(Lote)).where(Lote.estado != EstadoLote.DESCARTADO)
    return paginar(kept.order_by(Lote.id.desc()), numero, PER_PAGE)


def list_en_estado(*estados: EstadoLote) -> list[Lote]:
    return list(db.session.scalars(select(Lote).where(Lote.estado.in_(estados)).order_by(Lote.id)))


def correcciones(lote_id: int) -> dict[int, bool]:
    """Return whom the draft adds to the proposal (True) or takes out of it (False)."""
    rows = db.session.execute(
        select(LoteItem.usuario_id, LoteItem.estado).where(
            LoteItem.lote_id == lote_id,
            LoteItem.estado.in_((EstadoItem.ELEGIDA, EstadoItem.QUITADA)),
        )
    )
    return {persona: estado == EstadoItem.ELEGIDA for persona, estado in rows if persona}


def count_items(lote_id: int) -> dict[EstadoItem, int]:
    rows = db.session.execute(
        select(LoteItem.estado, func.count())
        .where(LoteItem.lote_id == lote_id)
        .group_by(LoteItem.estado)
    )
    return {EstadoItem(estado): count for estado, count in rows}


def list_items(lote_id: int, estado: EstadoItem | None, numero: int) -> Pagina[LoteItem]:
    """Return a page of the people of a decided lot, by name."""
    found = (
        select(LoteItem)
        .outerjoin(LoteItem.usuario)
        .options(joinedload(LoteItem.usuario), joinedload(LoteItem.credencial))
        .where(LoteItem.lote_id == lote_id)
        .order_by(func.lower(Usuario.nombre), LoteItem.id)
    )
    if estado is not None:
        found = found.where(LoteItem.estado == estado)
    return paginar(found, numero, PER_PAGE)


def next_item(lote_id: int) -> LoteItem | None:
    """Return the next person, locked; one that another runner has in hand is passed over.

    Who failed comes last: one of them holds up nobody else.
    """
    return db.session.scalar(
        select(LoteItem)
        .where(LoteItem.lote_id == lote_id, LoteItem.estado == EstadoItem.PENDIENTE)
        .order_by(LoteItem.fallos, LoteItem.id)
        .limit(1)
        .with_for_update(of=LoteItem, skip_locked=True)
    )


def count_sin_cumplir(lote_id: int) -> int:
    """Count those who were chosen although they did not meet the rule."""
    found = select(func.count(LoteItem.id)).where(
        LoteItem.lote_id == lote_id, LoteItem.caso != Caso.CUMPLE
    )
    return db.session.scalar(found) or 0


def has_pending(lote_id: int) -> bool:
    return bool(count_items(lote_id).get(EstadoItem.PENDIENTE))


def count_asked_alone(usuario_id: int, since: datetime) -> int:
    """Count the people whom somebody issued to since then without a second person."""
    return (
        db.session.scalar(
            select(func.count(LoteItem.id))
            .join(LoteItem.lote)
            .where(
                Lote.pedido_por_id == usuario_id,
                Lote.pedido_el >= since,
                Lote.decidido_por_id.is_(None),
                Lote.estado.in_((EstadoLote.EN_CURSO, EstadoLote.TERMINADO, EstadoLote.DETENIDO)),
            )
        )
        or 0
    )


def list_pendientes(lote_id: int) -> list[LoteItem]:
    """Return who still waits, locked: whoever has one in hand finishes it first."""
    found = select(LoteItem).where(
        LoteItem.lote_id == lote_id, LoteItem.estado == EstadoItem.PENDIENTE
    )
    return list(
        db.session.scalars(
            found.with_for_update(of=LoteItem).execution_options(populate_existing=True)
        )
    )
