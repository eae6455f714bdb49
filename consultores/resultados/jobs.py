"""The work of the follow-up: each piece may run twice, or on two machines, and does it once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from consultores.resultados import services
from consultores.resultados.models import ConsultaResultado
from consultores.solicitudes import movimientos
from consultores.solicitudes.estados import Estado
from consultores.solicitudes.models import Solicitud
from plataforma.clock import now
from plataforma.db import db
from plataforma.jobs import enqueue, job

if TYPE_CHECKING:
    from collections.abc import Callable

    from consultores.solicitudes.models import Movimiento

BORRAR = "resultados.borrar_archivos"
ULTIMA = timedelta(days=366 + 100)  # after a closing nothing is asked any more


def al_cerrar(solicitud: Solicitud, movimiento: Movimiento) -> None:
    """A request closed: once that is committed, with how it ended, write down what to ask."""
    if movimiento.hacia == Estado.CERRADA:
        enqueue(services.PREPARAR, {"id": solicitud.id})


def escuchar() -> None:
    """Follow the requests."""
    movimientos.escuchar(al_cerrar)


def completar() -> None:
    """Ask for what is missing: of requests that closed before the network asked about results."""
    known = select(ConsultaResultado.solicitud_id)
    closed = select(Solicitud.id).where(
        Solicitud.estado == Estado.CERRADA,
        Solicitud.desenlace.in_(services.SE_PREGUNTA),
        Solicitud.id.not_in(known),
        Solicitud.cerrada_el > now() - ULTIMA,
    )
    for each in db.session.scalars(closed.order_by(Solicitud.id)):
        enqueue(services.PREPARAR, {"id": each})


@job(services.PREPARAR)
def preparar(payload: dict[str, Any]) -> None:
    solicitud = db.session.get(Solicitud, payload["id"])
    if solicitud is not None:
        services.preparar(solicitud)


def _each(payload: dict[str, Any], act: Callable[[ConsultaResultado], None]) -> None:
    """Do it to the row under a lock: of two runners the second sees what the first did."""
    row = ConsultaResultado
    db.session.execute(select(row.id).where(row.id == payload["id"]).with_for_update())
    consulta = db.session.get(row, payload["id"], populate_existing=True)
    if consulta is not None:
        act(consulta)


@job(services.PREGUNTAR)
def preguntar(payload: dict[str, Any]) -> None:
    _each(payload, services.preguntar)


@job(services.RECORDATORIO)
def recordar(payload: dict[str, Any]) -> None:
    _each(payload, services.recordar)


@job(services.SIN_RESPUESTA)
def vencer(payload: dict[str, Any]) -> None:
    _each(payload, services.vencer)


@job(BORRAR)
def borrar_archivos(payload: dict[str, Any]) -> None:
    for clave in payload["claves"]:
        services.borrar(clave)
