"""Calendar invitations (RFC 5545, RFC 5546): what phones put into their calendar by one tap."""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import parseaddr
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from babel.dates import format_date
from flask import current_app
from flask_babel import gettext as _
from icalendar import Alarm, Calendar, Event, vCalAddress, vText

from plataforma.clock import now, to_zone
from plataforma.i18n import LOCALES, in_lang
from plataforma.paises import nombre_zona

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, timedelta

    from config import Settings

PRODUCT = "-//Escala//Escala//ES"
DAY = {"es": "EEEE d 'de' MMMM", "pt": "EEEE, d 'de' MMMM"}


@dataclass(frozen=True, kw_only=True)
class Cita:
    """An appointment. A later `secuencia` with the same `uid` replaces what a calendar holds."""

    uid: str
    secuencia: int
    titulo: str
    inicio: datetime
    dura: timedelta
    zona: str
    lugar: str = ""
    texto: str = ""
    url: str = ""
    organiza: str = ""
    cancelada: bool = False


def cuando(inicio: datetime, dura: timedelta, zona: str, lang: str) -> str:
    """martes 3 de marzo, de 15:00 a 16:30 (hora de Lima)."""
    start, end = to_zone(inicio, zona), to_zone(inicio + dura, zona)
    with in_lang(lang):
        text: str = _(
            "%(dia)s, de %(desde)s a %(hasta)s (hora de %(lugar)s)",
            dia=format_date(start, DAY[lang], locale=LOCALES[lang]),
            desde=f"{start:%H:%M}",
            hasta=f"{end:%H:%M}",
            lugar=nombre_zona(zona, lang),
        )
    return text


def armar_ics(citas: Iterable[Cita], *, para: str = "", aviso: timedelta | None = None) -> str:
    """Return the calendar. With `para`, an invitation to that address; `aviso` before it rings."""
    found = list(citas)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    cancelled = bool(found) and all(c.cancelada for c in found)
    if para:
        calendar.add("method", "CANCEL" if cancelled else "REQUEST")
    else:
        calendar.add("method", "PUBLISH")
    for cita in found:
        calendar.add_component(_event(cita, para, aviso))
    calendar.add_missing_timezones()
    return str(calendar.to_ical(), "utf-8")


def _event(cita: Cita, para: str, aviso: timedelta | None) -> Event:
    start = cita.inicio.astimezone(ZoneInfo(cita.zona))
    event = Event()
    event.add("uid", cita.uid)
    event.add("sequence", cita.secuencia)
    event.add("dtstamp", now())
    event.add("dtstart", start)
    event.add("dtend", start + cita.dura)
    event.add("summary", cita.titulo)
    event.add("status", "CANCELLED" if cita.cancelada else "CONFIRMED")
    for name, value in (("location", cita.lugar), ("description", cita.texto), ("url", cita.url)):
        if value:
            event.add(name, value)
    event.add("organizer", _organizer(cita.organiza), encode=False)
    if para:
        guest = vCalAddress(f"mailto:{para}")
        guest.params["RSVP"] = vText("FALSE")
        event.add("attendee", guest, encode=False)
    if aviso is not None and not cita.cancelada:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", cita.titulo)
        alarm.add("trigger", -aviso)
        event.add_component(alarm)
    return event


def _organizer(name: str) -> vCalAddress:
    """Return the platform's own address under the name of who organises."""
    settings: Settings = current_app.extensions["settings"]
    found = vCalAddress(f"mailto:{parseaddr(settings.mail_from)[1]}")
    if name:
        found.params["CN"] = vText(name)
    return found
