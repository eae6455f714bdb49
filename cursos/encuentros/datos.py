"""The meetings' share of what is kept about a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update

from cursos.cohortes.models import Participante
from cursos.encuentros.models import Asistencia, Encuentro
from plataforma.db import db
from plataforma.part import PersonalData, as_json

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario

SET = ("titulo", "inicio", "minutos", "zona", "lugar", "enlace", "indicaciones")


def export_share(usuario: Usuario) -> dict[str, Any]:
    set_by = select(Encuentro).where(Encuentro.creado_por_id == usuario.id)
    return {
        "asistio": _attended(usuario),
        "agendo": [
            as_json(e, *SET, "uid", "creado_el", "cancelado_el") for e in db.session.scalars(set_by)
        ],
    }


def _attended(usuario: Usuario) -> list[dict[str, Any]]:
    found = db.session.execute(
        select(Asistencia, Encuentro)
        .join(Encuentro, Encuentro.id == Asistencia.encuentro_id)
        .join(Participante, Participante.id == Asistencia.participante_id)
        .where(Participante.usuario_id == usuario.id)
        .order_by(Encuentro.inicio)
    )
    return [
        {
            "cohorte": e.cohorte.nombre,
            **as_json(e, "titulo", "inicio"),
            **as_json(a, "forma", "anotada_el"),
        }
        for a, e in found.tuples()
    ]


def erase_share(usuario: Usuario, _conservar: bool) -> None:  # noqa: FBT001 — PersonalData
    """Forget where the person was, before the cohorts forget the person; meetings stay."""
    mine = Encuentro.creado_por_id == usuario.id
    db.session.execute(update(Encuentro).where(mine).values(creado_por_id=None))
    lines = select(Participante.id).where(Participante.usuario_id == usuario.id)
    db.session.execute(delete(Asistencia).where(Asistencia.participante_id.in_(lines)))


PERSONAL_DATA = PersonalData(name="encuentros", export=export_share, erase=erase_share)
