"""The lots' share of what is kept about a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select, update

from cursos.cohortes.models import Participante
from cursos.lotes.models import ArchivoCohorte, EstadoItem, Lote, LoteItem, Omision
from plataforma.db import db
from plataforma.jobs import enqueue
from plataforma.part import PersonalData, as_json

if TYPE_CHECKING:
    from sqlalchemy import Select

    from plataforma.identidad.models import Usuario

ASKED = ("id", "estado", "empezado_el", "pedido_el", "motivo", "terminado_el")
DECIDED = ("decidido_el", "motivo_rechazo")


def export_share(usuario: Usuario) -> dict[str, Any]:
    lots = db.session.scalars(
        select(Lote)
        .where(or_(Lote.pedido_por_id == usuario.id, Lote.decidido_por_id == usuario.id))
        .order_by(Lote.id)
    )
    lines = db.session.scalars(
        select(LoteItem).where(LoteItem.usuario_id == usuario.id).order_by(LoteItem.id)
    )
    zips = db.session.scalars(
        select(ArchivoCohorte)
        .where(ArchivoCohorte.pedido_por_id == usuario.id)
        .order_by(ArchivoCohorte.id)
    )
    return {
        "decisiones": [
            as_json(lote, *(ASKED if lote.pedido_por_id == usuario.id else ()))
            | as_json(lote, *(DECIDED if lote.decidido_por_id == usuario.id else ()))
            for lote in lots
        ],
        "archivos": [as_json(row, "clave", "pedido_el", "listo_el") for row in zips],
        "emisiones": [as_json(item, "estado", "caso", "omision") for item in lines],
    }


def erase_share(usuario: Usuario, _conservar: bool) -> None:  # noqa: FBT001 — PersonalData
    """Part the lines and the decisions from the person; who still waited is issued nothing."""
    mine = update(LoteItem).where(LoteItem.usuario_id == usuario.id)
    waiting = mine.where(LoteItem.estado == EstadoItem.PENDIENTE)
    db.session.execute(waiting.values(estado=EstadoItem.OMITIDA, omision=Omision.FUERA))
    db.session.execute(mine.values(usuario_id=None))
    asked = update(Lote).where(Lote.pedido_por_id == usuario.id)
    db.session.execute(asked.values(pedido_por_id=None, motivo=""))
    decided = update(Lote).where(Lote.decidido_por_id == usuario.id)
    db.session.execute(decided.values(decidido_por_id=None, motivo_rechazo=""))
    zips = update(ArchivoCohorte).where(ArchivoCohorte.pedido_por_id == usuario.id)
    db.session.execute(zips.values(pedido_por_id=None))
    for clave in db.session.scalars(_zips_with(usuario)).all():
        enqueue("lotes.borrar_zip", {"clave": clave})
    db.session.flush()


def _zips_with(usuario: Usuario) -> Select[tuple[str]]:
    cohorts = select(Participante.cohorte_id).where(Participante.usuario_id == usuario.id)
    return select(ArchivoCohorte.clave).where(ArchivoCohorte.cohorte_id.in_(cohorts))


PERSONAL_DATA = PersonalData(name="lotes", export=export_share, erase=erase_share)
