"""Messages that a person wrote or got as part of a cohort."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from cursos.cohortes.models import Participante
from cursos.mensajes.models import DestinatarioMensaje, MensajeCohorte, SinMensajes
from plataforma.db import db
from plataforma.email import Correo
from plataforma.part import PersonalData, as_json

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario


def export_share(usuario: Usuario) -> dict[str, Any]:
    mine = Participante.usuario_id == usuario.id
    got = (
        select(DestinatarioMensaje)
        .join(DestinatarioMensaje.participante)
        .where(mine)
        .order_by(DestinatarioMensaje.id)
    )
    wrote = select(MensajeCohorte).where(MensajeCohorte.autor_id == usuario.id)
    stopped = select(SinMensajes).join(Participante, Participante.id == SinMensajes.participante_id)
    return {
        "recibidos": [
            as_json(d, "via", "hecho_el") | as_json(d.mensaje, "asunto", "texto", "enviado_el")
            for d in db.session.scalars(got)
        ],
        "escritos": [
            as_json(m, "asunto", "texto", "creado_el", "enviado_el")
            for m in db.session.scalars(wrote.order_by(MensajeCohorte.id))
        ],
        "no_recibe": [as_json(s, "desde") for s in db.session.scalars(stopped.where(mine))],
    }


def erase_share(usuario: Usuario, _conservar: bool) -> None:  # noqa: FBT001 — PersonalData
    """Who wrote is forgotten. What was received goes with the person's line of the list."""
    db.session.execute(
        update(MensajeCohorte).where(MensajeCohorte.autor_id == usuario.id).values(autor_id=None)
    )
    db.session.execute(
        update(Correo).where(Correo.responder_a == usuario.correo).values(responder_a="")
    )


PERSONAL_DATA = PersonalData(name="mensajes_de_cohorte", export=export_share, erase=erase_share)
