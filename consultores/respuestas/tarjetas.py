"""What the answer bank adds to the pages of the platform."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from consultores.permissions import Permiso
from consultores.respuestas import queries
from plataforma.access import puede
from plataforma.part import Address, Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plataforma.identidad.models import Usuario


def pie(_persona: Usuario) -> Iterable[Tarjeta]:
    yield Tarjeta(titulo=_("Respuestas a otras empresas"), href=url_for("respuestas.lista"))


def administracion(persona: Usuario) -> Iterable[Tarjeta]:
    if not puede(persona, Permiso.VER_RESPUESTAS):
        return
    every = puede(persona, Permiso.EDITAR_TODAS)
    waiting = queries.count_por_editar("" if every else persona.pais)
    yield Tarjeta(
        titulo=_("Banco de respuestas"),
        texto=ngettext("%(num)s por revisar", "%(num)s por revisar", waiting),
        href=url_for("respuestas_administracion.lista"),
        icono="help",
        orden=43,
    )


def direcciones() -> Iterable[Address]:
    """Public pages for the sitemap."""
    yield Address(endpoint="respuestas.lista")
    for caso in queries.list_visibles():
        yield Address(endpoint="respuestas.ver", values={"slug": caso.slug})
