"""Work at a later hour: a try whose time ended is handed in."""

from __future__ import annotations

from typing import Any

from cursos.cuestionarios.models import Intento
from cursos.cuestionarios.plazo import VENCER
from cursos.cuestionarios.services import entregar
from plataforma.db import db
from plataforma.jobs import job


@job(VENCER)
def vencer(payload: dict[str, Any]) -> None:
    """Hand in what is out of time; one that was handed in or given more time stays as it is."""
    intento = db.session.get(Intento, payload["intento"])
    if intento is not None and intento.vencido:
        entregar(intento)
