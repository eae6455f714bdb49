"""What the platform itself puts on the staff index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _

from plataforma.access import puede
from plataforma.part import Tarjeta
from plataforma.permissions import Permiso

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plataforma.identidad.models import Usuario


def cards(persona: Usuario) -> Iterable[Tarjeta]:
    if puede(persona, Permiso.ADMINISTRAR):
        yield Tarjeta(
            titulo=_("Personas"),
            texto=_("Buscar una cuenta y cambiar sus roles."),
            href=url_for("administracion.personas"),
            icono="users",
            orden=60,
        )
    if puede(persona, Permiso.VER_AUDITORIA):
        yield Tarjeta(
            titulo=_("Registro de actos"),
            texto=_("Quién hizo qué y cuándo. No se puede borrar."),
            href=url_for("administracion.auditoria"),
            icono="shield",
            orden=90,
        )
