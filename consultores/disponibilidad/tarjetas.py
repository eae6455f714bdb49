"""What a consultant sees of this on the dashboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _

from consultores.disponibilidad.vista import situacion
from consultores.red.queries import find_de_usuario
from plataforma.part import Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plataforma.identidad.models import Usuario


def panel(persona: Usuario) -> Iterable[Tarjeta]:
    """For a consultant: whether requests come now, and where to change it."""
    consultor = find_de_usuario(persona.id)
    if consultor is None or consultor.acreditado_el is None:
        return
    now_ = situacion(consultor)
    yield Tarjeta(
        titulo=_("Cuándo atiende"),
        texto=f"{now_.titulo}. {now_.texto}",
        href=url_for("disponibilidad.ver"),
        accion=_("Cambiar horas, ausencias y pausa"),
        icono="calendar",
        grupo="secundaria",
        orden=45,
    )
