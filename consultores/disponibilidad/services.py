"""What a consultant says of their own time: how many at once, hours, days away, a pause."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l

from consultores.red.models_agenda import Ausencia, Horario
from consultores.red.services import bloquear
from plataforma import audit
from plataforma.dias_habiles import hoy
from plataforma.errors import DomainError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, time

    from consultores.red.models import Consultor
    from plataforma.identidad.models import Usuario

CUPO_MAXIMO = 20
MAS_LEJOS = timedelta(days=366)  # a pause or a holiday ends within a year


class FechasPasadasError(DomainError):
    mensaje = _l("Esos días ya pasaron. Escriba un último día de hoy en adelante.")


class FechasAlRevesError(DomainError):
    mensaje = _l("El último día es anterior al primero. Revise las dos fechas.")


class MuyLejosError(DomainError):
    mensaje = _l("Escriba una fecha de aquí a un año como máximo.")


def guardar(
    consultor: Consultor,
    *,
    actor: Usuario,
    cupo: int,
    horas: Sequence[tuple[int, time, time]],
) -> None:
    """Set how many requests at once, and the hours of the week: (day, from, until)."""
    bloquear(consultor)
    consultor.cupo = cupo
    held = {(h.dia, h.desde, h.hasta): h for h in consultor.horario}
    consultor.horario = [
        held.get(hours) or Horario(dia=hours[0], desde=hours[1], hasta=hours[2]) for hours in horas
    ]
    _record(consultor, actor)


def ausentarse(consultor: Consultor, desde: date, hasta: date, *, actor: Usuario) -> Ausencia:
    """Add days away; with days that touch them they become one stretch."""
    if hasta < desde:
        raise FechasAlRevesError
    if hasta < hoy():
        raise FechasPasadasError
    if hasta > hoy() + MAS_LEJOS:
        raise MuyLejosError
    bloquear(consultor)
    day = timedelta(days=1)
    touching = [a for a in consultor.ausencias if a.desde <= hasta + day and a.hasta >= desde - day]
    stretch = Ausencia(
        desde=min(desde, *(a.desde for a in touching), desde),
        hasta=max(hasta, *(a.hasta for a in touching), hasta),
    )
    consultor.ausencias = [a for a in consultor.ausencias if a not in touching] + [stretch]
    _record(consultor, actor)
    return stretch


def quitar_ausencia(consultor: Consultor, desde: date, *, actor: Usuario) -> None:
    """Take away the days that begin then. Twice is once."""
    bloquear(consultor)
    kept = [a for a in consultor.ausencias if a.desde != desde]
    if len(kept) == len(consultor.ausencias):
        return
    consultor.ausencias = kept
    _record(consultor, actor)


def pausar(consultor: Consultor, hasta: date, *, actor: Usuario) -> None:
    """Take nothing new until this day; on it, again."""
    if hasta <= hoy():
        raise FechasPasadasError
    if hasta > hoy() + MAS_LEJOS:
        raise MuyLejosError
    bloquear(consultor)
    consultor.pausa_hasta = hasta
    _record(consultor, actor)


def reanudar(consultor: Consultor, *, actor: Usuario) -> None:
    """End the pause now. Twice is once."""
    bloquear(consultor)
    if consultor.pausa_hasta is None:
        return
    consultor.pausa_hasta = None
    _record(consultor, actor)


def _record(consultor: Consultor, actor: Usuario) -> None:
    audit.record("consultor.disponibilidad", ("consultor", consultor.id), actor=actor)
