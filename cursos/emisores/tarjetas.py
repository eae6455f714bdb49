"""The Secretariat's way to the issuers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _

from cursos.permissions import Permiso
from plataforma.access import puede
from plataforma.part import Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plataforma.identidad.models import Usuario


def administracion(persona: Usuario) -> Iterable[Tarjeta]:
    if puede(persona, Permiso.GESTIONAR_EMISORES):
        yield Tarjeta(
            titulo=_("Emisores"),
            texto=_("Las cámaras que emiten con la Secretaría, y sus claves."),
            href=url_for("emisores.lista"),
            icono="shield",
            orden=35,
        )
