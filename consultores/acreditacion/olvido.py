"""The data of referees go some time after the decision, or when who named them leaves."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from consultores.acreditacion import emails
from consultores.acreditacion.models import Postulacion, Referencia
from plataforma.clock import now
from plataforma.db import db
from plataforma.email import Correo, forget
from plataforma.jobs import enqueue, job

GUARDADA = timedelta(days=90)  # after the decision
OLVIDAR = "acreditacion.olvidar_referencias"


def programar_olvido(postulacion: Postulacion) -> None:
    """Ask that the data of the referees go 90 days after the decision."""
    when = now() + GUARDADA
    enqueue(OLVIDAR, {"postulacion": postulacion.id}, no_antes_el=when)


@job(OLVIDAR)
def olvidar(payload: dict[str, Any]) -> None:
    """Empty what names the referees; that they answered, and how, stays."""
    postulacion = db.session.get(Postulacion, payload["postulacion"])
    if postulacion is None or postulacion.decidida_el is None:
        return
    if now() < postulacion.decidida_el + GUARDADA:
        return
    for r in postulacion.referencias:
        vaciar(r)


def vaciar(r: Referencia) -> None:
    forget(Correo.origen == emails.origen(r))
    r.nombre = r.institucion = r.relacion = r.correo = r.frase = ""


def list_de_correo(correo: str) -> list[Referencia]:
    """Return where this address was named as a referee."""
    return list(db.session.scalars(select(Referencia).where(Referencia.correo == correo)))
