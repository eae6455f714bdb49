"""Chambers in one line: for who acts for them, and for the administrators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from cursos.cohortes.alcance import Alcance
from cursos.cohortes.models import CamaraInvitada, Cohorte
from cursos.cohortes.queries import Situacion, count_situaciones
from plataforma.db import db
from plataforma.organizaciones.models import Membresia, Organizacion

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class Resumen:
    """A chamber in one line, for whoever acts for it: its cohort with the most people stuck."""

    organizacion: Organizacion
    cohortes: int
    cohorte_id: int | None
    cohorte: str
    detenidos: int


def resumen_de(usuario_id: int) -> list[Resumen]:
    """Return the chambers that a person acts for: four statements."""
    chambers = db.session.scalars(
        select(Organizacion)
        .join(Membresia, Membresia.organizacion_id == Organizacion.id)
        .where(Membresia.usuario_id == usuario_id, Organizacion.confirmada)
        .order_by(Organizacion.nombre)
    ).all()
    if not chambers:
        return []
    rows = db.session.execute(
        select(Cohorte.id, Cohorte.nombre, Cohorte.organizacion_id).where(
            Cohorte.organizacion_id.in_([c.id for c in chambers])
        )
    ).all()
    counts = count_situaciones(Alcance(row.id, None) for row in rows)
    shared = _count_compartidas(c.id for c in chambers)
    stuck = {row.id: counts.get(row.id, {}).get(Situacion.DETENIDO, 0) for row in rows}
    found = []
    for chamber in chambers:
        own = [row for row in rows if row.organizacion_id == chamber.id]
        worst = max(own, key=lambda row: stuck[row.id], default=None)
        if worst is None:
            found.append(Resumen(chamber, shared.get(chamber.id, 0), None, "", 0))
        else:
            total = len(own) + shared.get(chamber.id, 0)
            found.append(Resumen(chamber, total, worst.id, worst.nombre, stuck[worst.id]))
    return found


def _count_compartidas(organizacion_ids: Iterable[int]) -> dict[int, int]:
    """Return how many cohorts of others each chamber shares."""
    rows = db.session.execute(
        select(CamaraInvitada.organizacion_id, func.count())
        .where(CamaraInvitada.organizacion_id.in_(list(organizacion_ids)))
        .group_by(CamaraInvitada.organizacion_id)
    )
    return dict(rows.tuples().all())


def list_camaras() -> list[tuple[Organizacion, int]]:
    """Return the organisations that have cohorts, by name, with how many: one statement."""
    rows = db.session.execute(
        select(Organizacion, func.count(Cohorte.id))
        .join(Cohorte, Cohorte.organizacion_id == Organizacion.id)
        .group_by(Organizacion.id)
        .order_by(Organizacion.nombre)
    )
    return [(organizacion, count) for organizacion, count in rows]
