"""Notes that stay between the counterpart and the Secretariat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from consultores.gestion.models import NotaInterna
from consultores.solicitudes.movimientos import lock
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Sequence

    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import Usuario


def escribir(solicitud: Solicitud, *, actor: Usuario, texto: str, intento: str) -> NotaInterna:
    """Add a note; the same form sent twice gives one."""
    lock(solicitud)
    n = NotaInterna
    found = db.session.scalar(select(n).where(n.solicitud_id == solicitud.id, n.intento == intento))
    if found is not None:
        return found
    nota = n(
        solicitud_id=solicitud.id,
        intento=intento,
        autor_id=actor.id,
        texto=texto.strip(),
        escrita_el=now(),
    )
    db.session.add(nota)
    audit.record("solicitud.nota", ("solicitud", solicitud.referencia), actor=actor)
    return nota


def listar(solicitud: Solicitud) -> Sequence[NotaInterna]:
    n = NotaInterna
    return db.session.scalars(
        select(n).where(n.solicitud_id == solicitud.id).order_by(n.id.desc())
    ).all()
