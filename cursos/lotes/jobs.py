"""Work after the commit: a lot is issued person by person; a ZIP is made and removed."""

from __future__ import annotations

from typing import Any

from cursos.lotes import archivo
from cursos.lotes.emision import emitir_siguiente
from plataforma.db import transaction
from plataforma.jobs import enqueue, job


@job("lotes.emitir")
def issue_next(payload: dict[str, Any]) -> None:
    """Issue to one person and ask for the next.

    One in the queue at a time: a code that somebody waits for at the door never stands behind a
    thousand credentials.
    """
    if emitir_siguiente(payload["lote"]):
        enqueue("lotes.emitir", payload)


@job("lotes.comprimir", sin_transaccion=True)
def compress(payload: dict[str, Any]) -> None:
    """Make the ZIP that was asked for; a second run finds it made."""
    made = archivo.hacer(payload["clave"])
    if made is not None:
        with transaction():
            archivo.anotar(payload["clave"], made)


@job("lotes.borrar_zip")
def delete_zip(payload: dict[str, Any]) -> None:
    """Remove a ZIP whose days are over, or that another one replaced."""
    archivo.borrar(payload["clave"])
