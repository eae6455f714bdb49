"""What can be asked about lists. Who may ask is settled before, by loading the cohort."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import defer

from cursos.importaciones.models import EstadoImportacion, Importacion
from plataforma.db import db


def find_importacion(cohorte_id: int, importacion_id: int) -> Importacion | None:
    return db.session.scalar(
        select(Importacion).where(
            Importacion.id == importacion_id,
            Importacion.cohorte_id == cohorte_id,
            Importacion.estado != EstadoImportacion.DESCARTADA,
        )
    )


def find_sin_confirmar(cohorte_id: int, usuario_id: int) -> Importacion | None:
    """Return the newest list that a person left before confirming it."""
    found = select(Importacion).where(
        Importacion.cohorte_id == cohorte_id,
        Importacion.creada_por_id == usuario_id,
        Importacion.estado == EstadoImportacion.PREPARADA,
    )
    newest = found.order_by(Importacion.id.desc()).limit(1)
    return db.session.scalar(newest.options(defer(Importacion.filas), defer(Importacion.lectura)))


def find_igual_confirmada(importacion: Importacion) -> Importacion | None:
    """Return the same list as confirmed before in the same cohort."""
    return db.session.scalar(
        select(Importacion)
        .where(
            Importacion.cohorte_id == importacion.cohorte_id,
            Importacion.huella == importacion.huella,
            Importacion.estado == EstadoImportacion.CONFIRMADA,
            Importacion.id != importacion.id,
        )
        .order_by(Importacion.id.desc())
        .limit(1)
    )
