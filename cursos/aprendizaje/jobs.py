"""What learning leaves for after a commit."""

from __future__ import annotations

from typing import Any

from cursos.aprendizaje.services import revisar_cierre
from cursos.inscripciones.queries import list_por_id
from plataforma.jobs import enqueue, job

BATCH = 25  # places looked at in one transaction, so that it stays short


@job("aprendizaje.revisar_cierre")
def revisar(payload: dict[str, Any]) -> None:
    """Complete the places that a new version asks nothing more of, a batch at a time."""
    ids = payload["inscripciones"]
    for inscripcion in list_por_id(ids[:BATCH]):
        revisar_cierre(inscripcion)
    if ids[BATCH:]:
        enqueue("aprendizaje.revisar_cierre", {"inscripciones": ids[BATCH:]})
