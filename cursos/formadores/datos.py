"""The observations' share of what is kept about a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, update

from cursos.formadores.models import Observacion
from cursos.formadores.queries import list_de_persona
from plataforma.db import db
from plataforma.part import PersonalData, as_json

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario


def export_share(usuario: Usuario) -> dict[str, Any]:
    return {
        name: [
            {"cohorte": one.cohorte.nombre, **as_json(one, "fecha", "texto", "creada_el")}
            for one in list_de_persona(usuario.id, escritas=written)
        ]
        for name, written in (("recibidas", False), ("escritas", True))
    }


def erase_share(usuario: Usuario, _conservar: bool) -> None:  # noqa: FBT001 — PersonalData
    """What was seen of the person goes; what the person saw of others stays as a
    day, without their name and words: it counts for somebody else.
    """
    db.session.execute(delete(Observacion).where(Observacion.facilitador_id == usuario.id))
    db.session.execute(
        update(Observacion)
        .where(Observacion.observador_id == usuario.id)
        .values(observador_id=None, texto="")
    )
    db.session.flush()


PERSONAL_DATA = PersonalData(name="observaciones", export=export_share, erase=erase_share)
