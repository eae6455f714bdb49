"""The job that looks at the clocks: every few minutes, in short transactions of its own."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from consultores.reloj.services import mirar
from plataforma.db import transaction
from plataforma.jobs import enqueue, job

MIRAR, SEGUIR = "reloj.mirar", "reloj.seguir"
CADA = timedelta(minutes=3)
SEGUNDOS = 20.0  # of one turn: mails of others wait no longer than that


@job(MIRAR, sin_transaccion=True, cada=CADA)
@job(SEGUIR, sin_transaccion=True)
def look(payload: dict[str, Any]) -> None:
    """Do what is due; what does not fit into one turn goes on after the jobs that wait."""
    del payload
    if mirar(segundos=SEGUNDOS):
        with transaction():
            enqueue(SEGUIR, {})
