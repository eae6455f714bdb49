"""What can be renewed."""

from __future__ import annotations

from sqlalchemy import select

from cursos.credenciales.models import Credencial, EstadoCredencial, Logro, TipoLogro
from plataforma.db import db


def find_de_codigo(usuario_id: int, codigo: str) -> Credencial | None:
    """Return what a person holds of a course by its code, valid or expired; not suspended."""
    return db.session.scalar(
        select(Credencial)
        .join(Credencial.logro)
        .where(
            Credencial.usuario_id == usuario_id,
            Logro.codigo == codigo,
            Logro.tipo == TipoLogro.CURSO,
            Credencial.estado == EstadoCredencial.VIGENTE,
        )
        .order_by(Credencial.emitida_el.desc(), Credencial.id.desc())
        .limit(1)
    )
