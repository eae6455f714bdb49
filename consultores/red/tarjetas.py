"""What the network adds to the pages of the platform."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from consultores.permissions import Permiso
from consultores.red import queries
from consultores.red.models import EstadoConsultor
from plataforma.access import puede
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
    in_time, received = queries.count_respuestas()
    if received:
        yield Tarjeta(
            titulo=_("solicitudes respondidas en 2 días hábiles o menos"),
            texto=today,
            cifra=_("%(n)s de %(total)s", n=numero(in_time), total=numero(received)),
            grupo="cifra",
            orden=31,
        )
    for code, count in sorted(queries.count_por_pais_atendido().items()):
        yield Tarjeta(
            titulo=nombre_pais(code, lang),
            cifra=numero(count),
            href=url_for("red.buscar", pais=code),
            icono=code,
            grupo="pais",
        )


def panel(persona: Usuario) -> Iterable[Tarjeta]:
    """Applications that wait, for who decides on them or follows them."""
    waiting = _waiting(persona) if puede(persona, Permiso.VER_RED) else 0
    if waiting:
        yield Tarjeta(
            titulo=_("Consultores"),
            texto=_waiting_text(waiting),
            href=url_for("red_administracion.lista", estado=EstadoConsultor.POSTULADO),
            accion=_("Ver quiénes son"),
            icono="users",
            grupo="principal",
            orden=12,
        )


def administracion(persona: Usuario) -> Iterable[Tarjeta]:
    if not puede(persona, Permiso.VER_RED):
        return
    yield Tarjeta(
        titulo=_("Consultores"),
        texto=_waiting_text(_waiting(persona)),
        href=url_for("red_administracion.lista"),
        icono="users",
        orden=40,
    )


def _waiting(persona: Usuario) -> int:
    return queries.count_postulados("" if puede(persona, Permiso.DECIDIR) else persona.pais)


def _waiting_text(count: int) -> str:
    return str(
        ngettext("%(num)s postulación por revisar", "%(num)s postulaciones por revisar", count)
    )


def direcciones() -> Iterable[Address]:
    """Public pages for the sitemap."""
    yield Address(endpoint="red.buscar")
    for slug in queries.list_slugs():
        yield Address(endpoint="red.ver", values={"slug": slug})
