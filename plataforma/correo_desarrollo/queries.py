"""Mails as they would leave."""

from __future__ import annotations

from sqlalchemy import select

from plataforma.db import db
from plataforma.email import Correo

SHOWN = 100


def list_correos(para: str = "") -> list[Correo]:
    """Return the newest mails, those of one address if asked."""
    found = select(Correo).order_by(Correo.id.desc()).limit(SHOWN)
    return list(db.session.scalars(found.where(Correo.para == para) if para else found))


def find_correo(correo_id: int) -> Correo | None:
    return db.session.get(Correo, correo_id)
