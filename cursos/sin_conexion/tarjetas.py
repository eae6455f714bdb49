"""What this adds to others' pages: the list of what is kept, the box that saves a course."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _

from plataforma.part import Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plataforma.identidad.models import Usuario

BARRA = "sin_conexion/_barra.html"
CAJA = "sin_conexion/_guardar.html"


def cuenta(_persona: Usuario) -> Iterator[Tarjeta]:
    yield Tarjeta(
        titulo=_("Lo guardado en este teléfono"), href=url_for("sin_conexion.ver"), icono="download"
    )
