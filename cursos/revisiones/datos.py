"""What is kept of a person's advice to peers, and of the advice that they got."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from cursos.revisiones.models import RevisionPar
from cursos.tareas.models import Entrega, Tarea
from plataforma.db import db
from plataforma.part import PersonalData, as_json

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario

ADVICE = ("niveles", "comentario", "asignada_el", "hecha_el")


def export_share(usuario: Usuario) -> dict[str, Any]:
    given = select(RevisionPar).where(RevisionPar.revisor_id == usuario.id)
    got = (
        select(RevisionPar)
        .join(RevisionPar.entrega)
        .join(Entrega.tarea)
        .where(Tarea.usuario_id == usuario.id)
    )
    return {
        name: [as_json(r, *ADVICE) for r in db.session.scalars(rows.order_by(RevisionPar.id))]
        for name, rows in (("dadas", given), ("recibidas", got))
    }


def erase_share(usuario: Usuario, _conservar: bool) -> None:  # noqa: FBT001 — PersonalData
    """What was said to others goes with who said it; what was said to them, with their sheets."""
    db.session.execute(delete(RevisionPar).where(RevisionPar.revisor_id == usuario.id))


PERSONAL_DATA = PersonalData(name="revisiones", export=export_share, erase=erase_share)
