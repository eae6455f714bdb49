"""Grading again, some tries at a time."""

from __future__ import annotations

from typing import Any

from cursos.banco.correcciones import claves_de
from cursos.banco.services import RECALIFICAR, recalificar_tanda, terminar
from cursos.catalogo.models import VersionCurso
from plataforma.db import db
from plataforma.jobs import enqueue, job


@job(RECALIFICAR)
def recalificar(payload: dict[str, Any]) -> None:
    """Do the next tries and ask for the rest; a second run finds these done."""
    version = db.session.get(VersionCurso, payload["version"])
    if version is None:
        return
    cambiadas = claves_de(version, payload["claves"])
    last = recalificar_tanda(version, cambiadas, payload["desde"]) if cambiadas else None
    if last is None:
        terminar(version, payload["claves"])
    else:
        enqueue(RECALIFICAR, {**payload, "desde": last})
