"""The work of the answer bank: each piece may run twice and does it once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from consultores.respuestas import services
from consultores.respuestas.models import CasoResuelto
from plataforma.db import db
from plataforma.jobs import job

if TYPE_CHECKING:
    from collections.abc import Callable


def _each(payload: dict[str, Any], act: Callable[[CasoResuelto], None]) -> None:
    row = CasoResuelto
    db.session.execute(select(row.id).where(row.id == payload["id"]).with_for_update())
    caso = db.session.get(row, payload["id"], populate_existing=True)
    if caso is not None:
        act(caso)


@job(services.SILENCIO)
def callar(payload: dict[str, Any]) -> None:
    _each(payload, services.callar)


@job(services.REVISAR)
def revisar(payload: dict[str, Any]) -> None:
    _each(payload, services.toca_revisar)


@job(services.RECORDAR)
def recordar(payload: dict[str, Any]) -> None:
    _each(payload, lambda caso: services.recordar(caso, payload["de"]))


@job(services.RETIRAR)
def vencer(payload: dict[str, Any]) -> None:
    _each(payload, lambda caso: services.vencer(caso, payload["de"]))
