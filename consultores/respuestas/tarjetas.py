"""What the answer bank adds to the pages of the platform."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from consultores.permissions import Permiso
from consultores.respuestas import queries
from consultores.respuestas.emails import firma_de
from plataforma.access import puede
from plataforma.i18n import get_lang
from plataforma.part import Address, Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plataforma.identidad.models import Usuario


def pie(_persona: Usuario) -> Iterable[Tarjeta]:
    yield Tarjeta(titulo=_("Respuestas a otras empresas"), href=url_for("respuestas.lista"))


def panel(persona: Usuario) -> Iterable[Tarjeta]:
    """What the firm is asked by mail, too: silence is a no, so it must be seen."""
    waiting = queries.list_por_acordar(persona.id)
    if not waiting:
        return
    caso, more = waiting[0], len(waiting) - 1
    rest = ngettext("y %(num)s caso más", "y %(num)s casos más", more) if more else ""
    yield Tarjeta(
        titulo=_("¿Podemos compartir su caso, sin su nombre?"),
        texto=f"«{caso.pregunta.en(get_lang())}» {rest}".strip(),
        href=url_for("respuestas.acuerdo", firma=firma_de(caso)),
        accion=_("Leer y responder"),
        icono="help",
        grupo="secundaria",
        orden=26,
    )


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
