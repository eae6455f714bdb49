"""What requests add to the pages of the platform."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from consultores.seguimiento.queries import Grupo, count_mias
from consultores.solicitudes.estados import Papel
from plataforma.part import Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plataforma.identidad.models import Usuario


def cuenta(_persona: Usuario) -> Iterable[Tarjeta]:
    yield Tarjeta(
        titulo=_("Mis solicitudes"), href=url_for("seguimiento.lista"), icono="message", orden=30
    )


def panel(persona: Usuario) -> Iterable[Tarjeta]:
    """What waits for this person: as consultant and as firm."""
    asked = count_mias(persona.id, Papel.CONSULTOR)
    if asked[Grupo.ESPERAN]:
        yield Tarjeta(
            titulo=_("Solicitudes que esperan su respuesta"),
            texto=_late(asked[Grupo.VENCIDAS]),
            cifra=_many(asked[Grupo.ESPERAN]),
            href=url_for("seguimiento.lista", papel="consultor", estado="esperan"),
            accion=_("Ver y responder"),
            icono="message",
            grupo="principal",
            orden=10,
        )
    mine = count_mias(persona.id, Papel.SOLICITANTE)
    if mine[Grupo.ABIERTAS]:
        waiting = mine[Grupo.ESPERAN]
        yield Tarjeta(
            titulo=_("Mis solicitudes de asistencia"),
            texto=ngettext("%(num)s espera un paso suyo", "%(num)s esperan un paso suyo", waiting)
            if waiting
            else _("Todas van en camino"),
            cifra=_many(mine[Grupo.ABIERTAS]),
            href=url_for("seguimiento.lista", estado="esperan" if waiting else "abiertas"),
            accion=_("Ver mis solicitudes"),
            icono="message",
            grupo="secundaria",
            orden=30,
        )


def _many(count: int) -> str:
    return str(ngettext("%(num)s solicitud", "%(num)s solicitudes", count))


def _late(count: int) -> str:
    return str(ngettext("%(num)s vencida", "%(num)s vencidas", count)) if count else ""
