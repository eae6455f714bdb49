"""Reminders of deadlines: a batch in each transaction, so that it stays short."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from cursos.cohortes.models import Cohorte
from cursos.plazos import emails, queries
from cursos.plazos.models import Plazo
from cursos.plazos.services import RECORDAR, RECORDAR_CIERRE
from plataforma.db import db
from plataforma.jobs import enqueue, job

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cursos.cohortes.models import Participante

BATCH = 25


@job(RECORDAR)
def recordar(payload: dict[str, Any]) -> None:
    """Remind of a module those who have not done it, unless its day is another by now."""
    plazo = db.session.get(Plazo, payload["plazo"])
    if plazo is None or plazo.dia.isoformat() != payload["dia"]:
        return
    people = queries.list_sin_terminar(plazo, payload.get("desde", 0), BATCH)
    for p in people:
        modulo = queries.find_modulo(p.inscripcion, plazo.modulo_clave) if p.inscripcion else None
        if modulo is not None:
            emails.mail_modulo(p, modulo, plazo.dia)
    _go_on(RECORDAR, payload, people)


@job(RECORDAR_CIERRE)
def recordar_cierre(payload: dict[str, Any]) -> None:
    """Remind of the closing those who have not finished, unless it was moved."""
    cohorte = db.session.get(Cohorte, payload["cohorte"])
    if cohorte is None or cohorte.cierre != date.fromisoformat(payload["cierre"]):
        return
    people = queries.list_sin_completar(cohorte.id, payload.get("desde", 0), BATCH)
    for p in people:
        emails.mail_cierre(p, payload["dias"])
    _go_on(RECORDAR_CIERRE, payload, people)


def _go_on(name: str, payload: dict[str, Any], people: Sequence[Participante]) -> None:
    if len(people) == BATCH:
        enqueue(name, payload | {"desde": people[-1].id})
