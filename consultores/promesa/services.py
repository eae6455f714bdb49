"""Counting once a day, and reading what was counted."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from consultores.promesa.calculo import EN_TOTAL, calcular
from consultores.promesa.models import CortePromesa
from plataforma.clock import now
from plataforma.db import db
from plataforma.dias_habiles import hoy
from plataforma.i18n import DEFAULT_ZONE
from plataforma.jobs import enqueue, job
from plataforma.jobs.services import list_waiting

if TYPE_CHECKING:
    from collections.abc import Mapping

CALCULAR = "promesa.calcular"
DE_MADRUGADA = time(3, 30)
GUARDADOS = timedelta(days=800)  # days of figures that are kept


def publicar() -> CortePromesa:
    """Count and keep the figures of today; counting again the same day replaces them."""
    moment, dia = now(), hoy()
    data = calcular(moment)
    row = db.session.scalar(select(CortePromesa).where(CortePromesa.dia == dia))
    if row is None:
        row = CortePromesa(dia=dia, calculado_el=moment, datos=data)
        try:
            with db.session.begin_nested():
                db.session.add(row)
        except IntegrityError:  # another runner was faster: its figures are as good
            return db.session.scalars(select(CortePromesa).where(CortePromesa.dia == dia)).one()
    row.calculado_el, row.datos = moment, data
    old = select(CortePromesa).where(CortePromesa.dia < dia - GUARDADOS)
    for gone in db.session.scalars(old):
        db.session.delete(gone)
    db.session.flush()
    return row


@job(CALCULAR)
def count_and_come_back(_payload: Mapping[str, Any]) -> None:
    publicar()
    if not list_waiting(CALCULAR):
        enqueue(CALCULAR, {}, no_antes_el=_tomorrow())


def asegurar() -> None:
    """Ask for the figures if nobody has: at each `preparar`."""
    if not list_waiting(CALCULAR):
        enqueue(CALCULAR, {})


def _tomorrow() -> datetime:
    return datetime.combine(hoy() + timedelta(days=1), DE_MADRUGADA, ZoneInfo(DEFAULT_ZONE))


def ultimo() -> CortePromesa | None:
    """Return the newest figures."""
    return db.session.scalar(select(CortePromesa).order_by(CortePromesa.dia.desc()).limit(1))


def total(corte: CortePromesa, medida: str) -> Mapping[str, Any] | None:
    """Return the figure of twelve months over everything."""
    found: list[dict[str, Any]] = corte.datos["filas"]
    key = (medida, EN_TOTAL, EN_TOTAL)
    return next((f for f in found if (f["medida"], f["periodo"], f["grupo"]) == key), None)
