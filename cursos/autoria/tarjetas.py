"""The ways to the authors' pages."""

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
    if puede(persona, Permiso.ESCRIBIR_CURSOS):
        yield Tarjeta(
            titulo=_("Autoría de cursos"),
            texto=_("Escribir lecciones, revisarlas y publicar versiones."),
            href=url_for("autoria.lista"),
            icono="edit",
            orden=20,
        )
