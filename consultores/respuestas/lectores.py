"""What readers say of an answer: whether it helped, what is wrong. Without names."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from flask import session
from sqlalchemy import select

from consultores.respuestas import emails
from consultores.respuestas.models import ReporteCaso, VotoCaso
from consultores.respuestas.queries import lock
from plataforma.clock import now
from plataforma.db import db

if TYPE_CHECKING:
    from consultores.respuestas.models import CasoResuelto

MARCA = "lector"  # in the cookie of the session


def lector() -> str:
    """Return the mark of this browser, made on first use."""
    if MARCA not in session:
        session[MARCA] = secrets.token_hex(16)
    return str(session[MARCA])


def votar(caso: CasoResuelto, *, quien: str, sirve: bool) -> None:
    """Keep one opinion of each browser; the last one counts."""
    lock(caso)
    mine = select(VotoCaso).where(VotoCaso.caso_id == caso.id, VotoCaso.lector == quien)
    vote = db.session.scalar(mine) or VotoCaso(caso_id=caso.id, lector=quien)
    vote.sirve, vote.votado_el = sirve, now()
    db.session.add(vote)
    db.session.flush()


def reportar(caso: CasoResuelto, *, texto: str, intento: str) -> None:
    """Keep what is wrong, and tell who answers for it; the same form twice is one."""
    lock(caso)
    same = select(ReporteCaso.id).where(
        ReporteCaso.caso_id == caso.id, ReporteCaso.intento == intento
    )
    if db.session.scalar(same) is not None:
        return
    reporte = ReporteCaso(caso_id=caso.id, intento=intento, texto=texto.strip())
    db.session.add(reporte)
    db.session.flush()
    emails.reportada(caso, reporte)


def atender(caso: CasoResuelto) -> None:
    """Count what readers said as looked at."""
    waiting = select(ReporteCaso).where(
        ReporteCaso.caso_id == caso.id, ReporteCaso.atendido_el.is_(None)
    )
    for reporte in db.session.scalars(waiting):
        reporte.atendido_el = now()
