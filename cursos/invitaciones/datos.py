"""What a manager of a chamber made: groups, and lists of people invited to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from cursos.cohortes.models import Cohorte
from cursos.importaciones.models import Importacion
from plataforma.db import db
from plataforma.part import PersonalData, as_json

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario

MADE: tuple[tuple[type[Cohorte | Importacion], tuple[str, ...]], ...] = (
    (Cohorte, ("nombre", "inicio", "cierre", "creada_el")),
    (Importacion, ("estado", "recibo", "creada_el", "confirmada_el")),
)


def export_share(usuario: Usuario) -> dict[str, Any]:
    return {
        model.__tablename__: [
            as_json(row, *names)
            for row in db.session.scalars(select(model).where(model.creada_por_id == usuario.id))
        ]
        for model, names in MADE
    }


def erase_share(usuario: Usuario, _conservar: bool) -> None:  # noqa: FBT001 — PersonalData
    """The chamber keeps its groups and lists; who made them is forgotten."""
    for model, _names in MADE:
        mine = model.creada_por_id == usuario.id
        db.session.execute(update(model).where(mine).values(creada_por_id=None))


PERSONAL_DATA = PersonalData(name="gestion", export=export_share, erase=erase_share)
