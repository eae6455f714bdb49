"""Finding one request and one of its files."""

from __future__ import annotations

from sqlalchemy import select

from consultores.solicitudes.intercambio import Archivo
from consultores.solicitudes.models import Solicitud
from plataforma.db import db


def find_solicitud(referencia: str) -> Solicitud | None:
    return db.session.scalar(select(Solicitud).where(Solicitud.referencia == referencia))


def find_archivo(solicitud: Solicitud, clave: str) -> Archivo | None:
    found = select(Archivo).where(Archivo.solicitud_id == solicitud.id, Archivo.clave == clave)
    return db.session.scalar(found)


def list_adjuntos(solicitud: Solicitud) -> list[Archivo]:
    """Return what the firm attached while asking, oldest first; results are no attachments."""
    found = select(Archivo).where(
        Archivo.solicitud_id == solicitud.id,
        Archivo.mensaje_id.is_(None),
        Archivo.entregable_id.is_(None),
    )
    return list(db.session.scalars(found.order_by(Archivo.id)))
