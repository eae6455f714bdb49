"""What reviews add to the pages of the platform."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from consultores.permissions import Permiso
from consultores.valoracion import revisiones
from plataforma.access import puede
from plataforma.part import Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plataforma.identidad.models import Usuario


def panel(persona: Usuario) -> Iterable[Tarjeta]:
    """A consultant whose work is looked into reads so, with the way to answer."""
    open_ = revisiones.find_abierta_de(persona.id)
    if open_ is not None:
        yield Tarjeta(
            titulo=_("La Secretaría revisa dos solicitudes suyas"),
            texto=_("Su versión ya está enviada.")
            if open_.respondida_el
            else _("Puede dar su versión antes de que decida."),
            href=url_for("valoracion.revision", revision=open_.id),
            accion=_("Ver la revisión"),
            icono="warning",
            grupo="principal",
            orden=12,
        )


def administracion(persona: Usuario) -> Iterable[Tarjeta]:
    if puede(persona, Permiso.DECIDIR):
        waiting = revisiones.count_abiertas()
        yield Tarjeta(
            titulo=_("Revisiones de consultores"),
            texto=ngettext("%(num)s abierta", "%(num)s abiertas", waiting),
            href=url_for("valoracion.lista"),
            icono="check",
            orden=42,
        )
