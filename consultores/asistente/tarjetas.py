"""What asking adds to the pages of the platform: the way back for who has no account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _

from plataforma.part import Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plataforma.identidad.models import Usuario


def entrar(_persona: Usuario) -> Iterable[Tarjeta]:
    yield Tarjeta(
        titulo=_("¿Pidió asistencia sin cuenta?"),
        texto=_("Se abre con el número de la solicitud y su código."),
        accion=_("Seguir una solicitud"),
        href=url_for("asistente.seguir"),
    )


def pie(_persona: Usuario) -> Iterable[Tarjeta]:
    yield Tarjeta(titulo=_("Seguir una solicitud"), href=url_for("asistente.seguir"), orden=35)
