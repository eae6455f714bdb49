"""How the draft reads: what can be asked, what was answered, who will answer and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _

from consultores.solicitudes.plazos import DIAS_RESPUESTA, limite
from consultores.solicitudes.vista import datos
from consultores.taxonomia import TIPOS
from plataforma.clock import now
from plataforma.i18n import fecha

if TYPE_CHECKING:
    from consultores.asistente.queries import Candidato
    from consultores.red.models import Consultor
    from consultores.solicitudes.models import Solicitud

Opcion = tuple[str, str, str]


def repaso(solicitud: Solicitud, lang: str) -> list[tuple[str, str, str]]:
    """Return the answers of the draft, each with the address that changes it."""
    ref = solicitud.referencia
    need = url_for("asistente.necesidad", referencia=ref)
    detail = url_for("asistente.detalle", referencia=ref)
    choose = url_for("asistente.elegir", referencia=ref)
    who = solicitud.consultor.nombre if solicitud.consultor else _("Todavía nadie")
    return [
        (_("Qué necesita"), TIPOS[solicitud.tipo].nombre.en(lang), need),
        (_("Su pregunta"), solicitud.titulo, detail),
        *((label, value, detail) for label, value in datos(solicitud, lang)),
        (_("El problema"), solicitud.descripcion, detail),
        (_("Quién responde"), who, choose),
    ]


def promesa(solicitud: Solicitud) -> str:
    """Say who answers and by when, before sending."""
    if solicitud.consultor is None:
        return ""
    due = limite(now(), DIAS_RESPUESTA, solicitud.consultor.pais)
    text = _(
        "Responde %(nombre)s, a más tardar el %(dia)s.",
        nombre=solicitud.consultor.nombre,
        dia=fecha(due),
    )
    return str(text)


def necesidades(consultor: Consultor | None, lang: str) -> tuple[list[Opcion], list[Opcion]]:
    """Return (what is shown first, the rest): what the consultant solves, or what most ask."""
    first: list[Opcion] = []
    rest: list[Opcion] = []
    for code, tipo in TIPOS.items():
        option = (code, tipo.nombre.en(lang), tipo.pista.en(lang))
        main = tipo.area in consultor.codigos_area if consultor else tipo.principal
        (first if main else rest).append(option)
    return (first, rest) if first else (rest, [])


def razones(candidato: Candidato) -> list[str]:
    """Say why this person is proposed."""
    found = []
    if candidato.area:
        found.append(_("Resuelve este tema"))
    if candidato.pais:
        found.append(_("Atiende a empresas de su país"))
    if candidato.idioma:
        found.append(_("Responde en su idioma"))
    return found
