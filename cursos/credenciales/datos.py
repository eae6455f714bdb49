"""The credentials' share of what is kept about a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from cursos.credenciales.models import Credencial, EstadoCredencial, MotivoRevocacion
from cursos.credenciales.services import revocar
from plataforma.db import db
from plataforma.jobs import enqueue
from plataforma.part import PersonalData

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plataforma.identidad.models import Usuario


def _of(usuario: Usuario) -> Sequence[Credencial]:
    found = select(Credencial).where(Credencial.usuario_id == usuario.id)
    return db.session.scalars(found.order_by(Credencial.id)).all()


def export_share(usuario: Usuario) -> list[dict[str, Any]]:
    return [
        {
            "codigo": c.codigo,
            "titular": c.titular,
            "estado": c.estado,
            "emitida_el": c.emitida_el.isoformat(),
            "vence_el": c.vence_el.isoformat() if c.vence_el else None,
        }
        for c in _of(usuario)
    ]


def erase_share(usuario: Usuario, conservar: bool) -> None:  # noqa: FBT001 — PersonalData
    """Part the credentials from the account; unless they are kept, revoke them and forget whose."""
    for credencial in _of(usuario):
        credencial.usuario = None  # nobody is told of what follows: the person asked for it
        credencial.motivo = credencial.detalle_revocacion = ""
        if conservar:
            continue
        if credencial.estado == EstadoCredencial.VIGENTE:
            revocar(usuario, credencial, MotivoRevocacion.A_PEDIDO)
        else:
            enqueue("credenciales.borrar_pdf", {"clave": credencial.pdf_key})
        credencial.titular = credencial.titular_busqueda = credencial.documento = ""
    db.session.flush()


PERSONAL_DATA = PersonalData(name="credenciales", export=export_share, erase=erase_share)
