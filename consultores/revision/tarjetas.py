"""What waits for a decision, on the pages of who decides or follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from consultores.acreditacion import queries
from consultores.permissions import Permiso
from plataforma.access import puede
from plataforma.part import Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plataforma.identidad.models import Usuario


def panel(persona: Usuario) -> Iterable[Tarjeta]:
    """Applications that wait, for who decides on them or follows them."""
    waiting = _waiting(persona) if puede(persona, Permiso.VER_RED) else 0
    if waiting:
        yield Tarjeta(
            titulo=_("Consultores"),
            texto=_waiting_text(waiting),
            href=url_for("acreditacion_revision.cola"),
            accion=_("Ver quiénes son"),
            icono="users",
            grupo="principal",
            orden=12,
        )


def administracion(persona: Usuario) -> Iterable[Tarjeta]:
    if not puede(persona, Permiso.VER_RED):
        return
    yield Tarjeta(
        titulo=_("Consultores"),
        texto=_waiting_text(_waiting(persona)),
        href=url_for("acreditacion_administracion.lista"),
        icono="users",
        orden=40,
    )


def _waiting(persona: Usuario) -> int:
    return queries.count_por_revisar("" if puede(persona, Permiso.DECIDIR) else persona.pais)


def _waiting_text(count: int) -> str:
    return str(
        ngettext("%(num)s postulación por revisar", "%(num)s postulaciones por revisar", count)
    )
