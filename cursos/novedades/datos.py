"""What waits for a person, what they want to be told, and the mails that name what they asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, or_, select

from cursos.discusion.models import Aporte
from cursos.novedades.emails import RESUMEN
from cursos.novedades.models import AjusteNovedades, Novedad
from plataforma.db import db
from plataforma.email import Correo, forget
from plataforma.part import PersonalData, as_json

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario


def export_share(usuario: Usuario) -> dict[str, Any]:
    waiting = select(Novedad.aporte_id).where(Novedad.usuario_id == usuario.id)
    ajuste = select(AjusteNovedades).where(AjusteNovedades.usuario_id == usuario.id)
    return {
        "por_contar": list(db.session.scalars(waiting.order_by(Novedad.id))),
        "ajustes": [as_json(a, "recibe", "enviado_el") for a in db.session.scalars(ajuste)],
    }


def erase_share(usuario: Usuario, _conservar: bool) -> None:  # noqa: FBT001 — PersonalData
    """Runs before the questions go: a mail of others says the title beside the address."""
    db.session.execute(delete(Novedad).where(Novedad.usuario_id == usuario.id))
    db.session.execute(delete(AjusteNovedades).where(AjusteNovedades.usuario_id == usuario.id))
    own = select(Aporte.duda_id).where(Aporte.autor_id == usuario.id, Aporte.es_pregunta)
    asked = db.session.scalars(own).all()
    if asked:
        named = (Correo.texto.contains(f"/discusion/{duda_id}/") for duda_id in asked)
        forget(Correo.plantilla == RESUMEN, or_(*named))


PERSONAL_DATA = PersonalData(name="novedades", export=export_share, erase=erase_share)
