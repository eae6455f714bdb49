"""What waits today, on the pages of who looks after requests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from consultores.gestion.colas import Cola, contar_hoy
from consultores.permissions import Permiso
from plataforma.access import puede
from plataforma.part import Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from plataforma.identidad.models import Usuario


def panel(persona: Usuario) -> Iterable[Tarjeta]:
    """What waits for the counterpart or the Secretariat: one statement."""
    if not puede(persona, Permiso.VER_TODAS):
        return
    waits = contar_hoy(persona)
    if not waits[Cola.ABIERTAS]:
        return
    yield Tarjeta(
        titulo=_("Solicitudes de asistencia"),
        texto=_said(waits) or _("Todas van en camino"),
        cifra=ngettext("%(num)s abierta", "%(num)s abiertas", waits[Cola.ABIERTAS]),
        href=url_for("gestion.lista", cola=_first(waits)),
        accion=_("Ver las colas"),
        icono="message",
        grupo="principal" if _first(waits) else "secundaria",
        orden=11,
    )


def administracion(persona: Usuario) -> Iterable[Tarjeta]:
    if not puede(persona, Permiso.VER_TODAS):
        return
    waits = contar_hoy(persona)
    opened = ngettext("%(num)s abierta", "%(num)s abiertas", waits[Cola.ABIERTAS])
    yield Tarjeta(
        titulo=_("Solicitudes de asistencia"),
        texto=", ".join(part for part in (str(opened), _said(waits)) if part),
        href=url_for("gestion.lista"),
        icono="message",
        orden=41,
    )
    yield Tarjeta(
        titulo=_("Carga por consultor"),
        texto=_("Quién tiene lugar, quién está al tope y a quién no le llega nada"),
        href=url_for("carga.lista"),
        icono="users",
        orden=42,
    )


def _said(waits: Mapping[Cola, int]) -> str:
    """Say what somebody has to look at; nothing when nothing waits."""
    parts = {
        Cola.POR_ADMITIR: ngettext(
            "%(num)s por admitir", "%(num)s por admitir", waits[Cola.POR_ADMITIR]
        ),
        Cola.VENCIDAS: ngettext("%(num)s vencida", "%(num)s vencidas", waits[Cola.VENCIDAS]),
        Cola.ESCALADAS: ngettext("%(num)s escalada", "%(num)s escaladas", waits[Cola.ESCALADAS]),
        Cola.SIN_MOVIMIENTO: ngettext(
            "%(num)s sin movimiento", "%(num)s sin movimiento", waits[Cola.SIN_MOVIMIENTO]
        ),
    }
    return ", ".join(str(text) for cola, text in parts.items() if waits[cola])


def _first(waits: Mapping[Cola, int]) -> Cola | None:
    """Return the queue where to begin."""
    order = (Cola.ESCALADAS, Cola.POR_ADMITIR, Cola.VENCIDAS, Cola.SIN_MOVIMIENTO)
    return next((c for c in order if waits[c]), None)
