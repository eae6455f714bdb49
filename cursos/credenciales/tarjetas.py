"""What credentials add to the pages of the platform."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _

from cursos.credenciales import queries, textos
from cursos.permissions import Permiso
from plataforma.access import puede
from plataforma.clock import now
from plataforma.i18n import get_lang
from plataforma.part import Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plataforma.identidad.models import Usuario

ON_PANEL = 3  # the newest; all of them are on the shelf


def cuenta(_persona: Usuario) -> Iterable[Tarjeta]:
    yield Tarjeta(
        titulo=_("Mis credenciales"),
        href=url_for("credenciales.mias"),
        icono="certificate",
        orden=40,
    )


def panel(persona: Usuario) -> Iterable[Tarjeta]:
    """Show the newest credentials on the shelf of the panel."""
    for credencial in queries.list_of(persona.id)[:ON_PANEL]:
        c = textos.ficha(credencial, get_lang(), at=now())
        yield Tarjeta(
            titulo=c.nombre,
            texto=c.palabra,
            href=url_for("verificacion.ver", codigo=c.codigo),
            icono="certificate",
            grupo="estante",
            orden=70,
        )


def administracion(persona: Usuario) -> Iterable[Tarjeta]:
    if puede(persona, Permiso.GESTIONAR_CREDENCIALES):
        yield Tarjeta(
            titulo=_("Credenciales"),
            texto=_("Buscar, emitir a mano y revocar."),
            href=url_for("credenciales_gestion.lista"),
            icono="certificate",
            orden=30,
        )
