"""What can be asked about recognised learning."""

from __future__ import annotations

from sqlalchemy import select

from cursos.reconocimientos.models import Reconocimiento
from plataforma.db import db


def find(clave: str, *, lock: bool = False) -> Reconocimiento | None:
    """Return it; with `lock`, of two clicks the second one waits and sees what the first did."""
    found = select(Reconocimiento).where(Reconocimiento.clave == clave)
    if lock:
        found = found.with_for_update().execution_options(populate_existing=True)
    return db.session.scalar(found)


def find_de_credencial(credencial_id: int) -> Reconocimiento | None:
    return db.session.scalar(
        select(Reconocimiento).where(Reconocimiento.credencial_id == credencial_id)
    )


def list_de_persona(usuario_id: int) -> list[Reconocimiento]:
    found = select(Reconocimiento).where(Reconocimiento.usuario_id == usuario_id)
    return list(db.session.scalars(found.order_by(Reconocimiento.id)))
