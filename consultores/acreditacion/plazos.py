"""Dates of the accreditation: what is promised, how long it lasts, when one is reminded."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from consultores.acreditacion import emails
from consultores.red.models import Consultor, EstadoConsultor
from consultores.red.services import FUENTE, clave
from plataforma.busqueda import request_update
from plataforma.clock import now, to_zone
from plataforma.db import db
from plataforma.dias_habiles import sumar_habiles
from plataforma.i18n import DEFAULT_ZONE
from plataforma.jobs import enqueue, job
from plataforma.paises import zona_de

VIGENCIA = 2  # years of an accreditation
PROMESA = timedelta(days=30)  # for the answer to an application
FIN_DE_JORNADA = time(18, 0)
DIAS_OPINION = 10  # business days in which the counterpart recommends
AVISOS = (60, 30, 7, 0)  # days before the end; at 0 it has ended
AVISAR = "acreditacion.avisar"


def promesa(desde: datetime) -> datetime:
    return desde + PROMESA


def opinion(desde: datetime, pais: str) -> datetime:
    """Return until when the Secretariat waits for the counterpart."""
    zone = zona_de(pais) or DEFAULT_ZONE
    day = sumar_habiles(to_zone(desde, zone).date(), DIAS_OPINION, pais)
    return datetime.combine(day, FIN_DE_JORNADA, ZoneInfo(zone)).astimezone(UTC)


def years_later(moment: datetime, years: int) -> datetime:
    """Return the same day some years later; 29 February becomes the 28th."""
    try:
        return moment.replace(year=moment.year + years)
    except ValueError:
        return moment.replace(year=moment.year + years, day=28)


def poner_vigencia(consultor: Consultor, desde: datetime) -> None:
    """Let it last 24 months from then; the reminders whose day has passed are not sent."""
    ends = consultor.vence_el = years_later(desde, VIGENCIA)
    db.session.flush()
    for days in AVISOS:
        when = ends - timedelta(days=days)
        if when > now():
            payload = {"consultor": consultor.id, "vence": ends.isoformat(), "dias": days}
            enqueue(AVISAR, payload, no_antes_el=when)


def renovable_desde(consultor: Consultor) -> datetime | None:
    """Return from when it can be renewed: 60 days before it ends."""
    return consultor.vence_el - timedelta(days=AVISOS[0]) if consultor.vence_el else None


@job(AVISAR)
def avisar(payload: dict[str, Any]) -> None:
    """Remind, unless it was renewed, suspended or left; the mail itself is sent once."""
    consultor = db.session.get(Consultor, payload["consultor"])
    if consultor is None or consultor.estado != EstadoConsultor.ACREDITADO:
        return
    if consultor.vence_el is None or consultor.vence_el.isoformat() != payload["vence"]:
        return
    days: int = payload["dias"]
    if days:
        emails.por_vencer(consultor, days)
        return
    request_update(FUENTE, clave(consultor))  # the search lets go of who is not public any more
    emails.vencido(consultor)
