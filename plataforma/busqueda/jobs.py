"""After a change: bring the pages of one object up to date in the index."""

from __future__ import annotations

from typing import Any

from plataforma.busqueda.fuentes import list_documents
from plataforma.busqueda.motor import current_motor
from plataforma.busqueda.services import replace_one, rows_of, vocabulary_of
from plataforma.jobs import enqueue, job

ACTUALIZAR = "busqueda.actualizar"


def request_update(fuente: str, clave: str) -> None:
    """Ask, in the caller's transaction, that an object's pages be indexed again, or forgotten."""
    enqueue(ACTUALIZAR, {"fuente": fuente, "clave": clave})


@job(ACTUALIZAR)
def actualizar(payload: dict[str, Any]) -> None:
    """Idempotent: what the source yields now is what can be found afterwards."""
    fuente, clave = payload["fuente"], payload["clave"]
    documentos = list_documents(fuente, clave)
    replace_one(clave, rows_of(documentos), vocabulary_of(documentos))
    motor = current_motor()
    # Removed first: a page that lost one of its languages must not stay in that language.
    motor.remove([clave], sin_rastro=not documentos)
    if documentos:
        motor.upsert(documentos)
