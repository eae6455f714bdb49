"""Signed links of the mails to people who have no part in the application but their word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consultores.acreditacion.models import Postulacion, Referencia
from plataforma import baja
from plataforma.db import db
from plataforma.errors import NotFoundError

if TYPE_CHECKING:
    from typing import TypeVar

    Row = TypeVar("Row", Referencia, Postulacion)

# Keys with which they are signed, by what they name.
CLAVES = {Referencia: "referencias", Postulacion: "miembros-de-consultora"}


def firmar(row: Referencia | Postulacion) -> str:
    return baja.firmar(CLAVES[type(row)], row.id)


def leer(model: type[Row], token: str) -> Row:
    """Return what a link names; 404 when we did not make it."""
    numero = baja.leer(CLAVES[model], token)
    found = db.session.get(model, numero) if numero else None
    if found is None:
        raise NotFoundError
    return found
