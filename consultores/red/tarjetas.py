"""What the network adds to the pages of the platform."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from consultores.red import queries
from plataforma.clock import now
from plataforma.i18n import fecha, get_lang, numero
from plataforma.paises import nombre_pais
from plataforma.part import Address, Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plataforma.identidad.models import Usuario


def navegacion(_persona: Usuario) -> Iterable[Tarjeta]:
    yield Tarjeta(
        titulo=_("Consultores"),
        texto=_("Personas que ayudan a su empresa, gratis."),
        href=url_for("red.buscar"),
        icono="users",
        orden=20,
    )


def portada(_persona: Usuario) -> Iterable[Tarjeta]:
    """A door, three figures with their date, and the map."""
    yield Tarjeta(
        titulo=_("Necesito ayuda con un problema"),
        texto=_("Cuente qué le pasa. Un consultor acreditado le responde con fecha."),
        href=url_for("asistente.nueva"),
        accion=_("Pedir asistencia"),
        icono="puerto",
        grupo="puerta",
        orden=20,
    )
    by_country = queries.count_por_pais()
    if not by_country:
        return
    today, lang = _("Al %(fecha)s", fecha=fecha(now())), get_lang()
    yield Tarjeta(
        titulo=ngettext(
            "consultor acreditado en %(n)s países",
            "consultores acreditados en %(n)s países",
            sum(by_country.values()),
            n=numero(len(by_country)),
        ),
        texto=today,
        cifra=numero(sum(by_country.values())),
        href=url_for("red.buscar"),
        grupo="cifra",
        orden=30,
    )
    for code, count in sorted(queries.count_por_pais_atendido().items()):
        yield Tarjeta(
            titulo=nombre_pais(code, lang),
            cifra=numero(count),
            href=url_for("red.buscar", pais=code),
            icono=code,
            grupo="pais",
        )


def direcciones() -> Iterable[Address]:
    """Public pages for the sitemap."""
    yield Address(endpoint="red.buscar")
    for slug in queries.list_slugs():
        yield Address(endpoint="red.ver", values={"slug": slug})
