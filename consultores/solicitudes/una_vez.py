"""What a form sent already: sent twice it counts once; changed in between it is something new."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import select

from consultores.solicitudes.borradores import INTENTO
from consultores.solicitudes.intercambio import Entregable, Mensaje
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plataforma.archivos import Subida

T = TypeVar("T", Mensaje, Entregable)


def buscar(que: type[T], solicitud_id: int, intento: str) -> T | None:
    """Return what was sent with this mark."""
    query = select(que).where(que.solicitud_id == solicitud_id, que.intento == intento)
    return db.session.scalar(query)


def marca_de(
    que: type[T], solicitud_id: int, marca: str, texto: str, subidas: Sequence[Subida] = ()
) -> str:
    """Return the mark of what a form sends: its own, or another when with it went something else.

    A page to which the browser goes back carries the mark of what it sent.
    """
    first = buscar(que, solicitud_id, marca)
    if first is None or (first.texto, len(first.archivos)) == (texto.strip(), len(subidas)):
        return marca
    said = f"{marca} {len(subidas)} {texto.strip()}"
    return hashlib.sha256(said.encode()).hexdigest()[:INTENTO]
