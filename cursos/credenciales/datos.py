"""The credentials' share of what is kept about a person."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from cursos.credenciales.models import Credencial
from cursos.credenciales.vida import RETIRABLES, retirar
from plataforma.clock import now
from plataforma.db import db
from plataforma.jobs import enqueue
from plataforma.part import PersonalData, as_json

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario

KEPT = (
    *("codigo", "titular", "idioma", "estado", "emitida_el", "vence_el", "origen", "motivo"),
    *("revocada_el", "motivo_revocacion", "detalle_revocacion"),
    *("suspendida_el", "motivo_suspension", "detalle_suspension", "restablecida_el"),
    *("retirada_el", "reemplazada_el", "motivo_reemplazo", "evidencias", "muestra_evidencia"),
)


def _of(usuario: Usuario) -> list[Credencial]:
    found = select(Credencial).where(Credencial.usuario_id == usuario.id)
    return list(db.session.scalars(found.order_by(Credencial.id)))


def export_share(usuario: Usuario) -> list[dict[str, Any]]:
    return [
        as_json(c, *KEPT) | {"documento": json.loads(c.documento or "null")} for c in _of(usuario)
    ]


def erase_share(usuario: Usuario, conservar: bool) -> None:  # noqa: FBT001 — PersonalData
    """Part the credentials from the account; withdraw those not kept and forget whose."""
    for credencial in _of(usuario):
        credencial.usuario = None  # nobody is told of what follows: the person asked for it
        credencial.motivo = credencial.detalle_revocacion = credencial.detalle_suspension = ""
        if conservar:
            continue
        if credencial.situacion(now()) in RETIRABLES:
            retirar(usuario, credencial)
        else:
            enqueue("credenciales.borrar_pdf", {"clave": credencial.pdf_key})
        credencial.titular = credencial.titular_busqueda = credencial.documento = ""
        credencial.evidencias = []
    db.session.flush()


PERSONAL_DATA = PersonalData(name="credenciales", export=export_share, erase=erase_share)
