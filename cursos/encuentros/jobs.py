"""Mails about a meeting: a batch in each transaction, so that it stays short."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from cursos.cohortes.models import EstadoParticipante, Participante
from cursos.encuentros import emails
from cursos.encuentros.models import Encuentro
from cursos.encuentros.services import AVISAR, RECORDAR
from plataforma.db import db
from plataforma.identidad.models import EstadoUsuario, Usuario
from plataforma.jobs import enqueue, job

if TYPE_CHECKING:
    from collections.abc import Callable

BATCH = 25


@job(AVISAR)
def avisar(payload: dict[str, Any]) -> None:
    """Invite to a meeting, or tell its change or its end."""
    encuentro = _current(payload)
    if encuentro is not None:
        _each(AVISAR, payload, encuentro, emails.mail_encuentro)


@job(RECORDAR)
def recordar(payload: dict[str, Any]) -> None:
    """Remind of a meeting a day before."""
    encuentro = _current(payload)
    if encuentro is not None and encuentro.cancelado_el is None:
        _each(RECORDAR, payload, encuentro, emails.mail_recordatorio)


def _current(payload: dict[str, Any]) -> Encuentro | None:
    """Return the meeting unless it changed since: then another job tells."""
    encuentro = db.session.get(Encuentro, payload["encuentro"])
    if encuentro is None or encuentro.secuencia != payload["secuencia"]:
        return None
    return encuentro


def _each(
    name: str,
    payload: dict[str, Any],
    encuentro: Encuentro,
    mail: Callable[[Encuentro, Usuario], None],
) -> None:
    """Write to the next batch of people; the rest in a job of their own, within this commit."""
    found = (
        select(Participante)
        .join(Participante.usuario)
        .where(
            Participante.cohorte_id == encuentro.cohorte_id,
            Participante.estado == EstadoParticipante.INSCRITO,
            Participante.id > payload.get("desde", 0),
            Usuario.estado == EstadoUsuario.ACTIVO,
        )
        .options(joinedload(Participante.usuario))
        .order_by(Participante.id)
        .limit(BATCH)
    )
    people = db.session.scalars(found).all()
    for participante in people:
        if participante.usuario is not None:
            mail(encuentro, participante.usuario)
    if len(people) == BATCH:
        enqueue(name, payload | {"desde": people[-1].id})
