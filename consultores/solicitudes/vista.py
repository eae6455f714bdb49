"""What a request says, in words: for the check page and for the page of the request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _
from flask_babel import ngettext

from consultores.solicitudes.formativo import CURSO
from consultores.solicitudes.relojes import dias_entrega
from consultores.taxonomia import IDIOMAS, MERCADOS, SERVICIOS, TIPOS

if TYPE_CHECKING:
    from consultores.solicitudes.models import Solicitud


def datos(solicitud: Solicitud, lang: str) -> list[tuple[str, str]]:
    language = (_("Idioma de la respuesta"), IDIOMAS[solicitud.idioma].en(lang))
    if solicitud.tipo == CURSO:
        return [language]  # nothing is sold
    market = MERCADOS[solicitud.mercado].en(lang) if solicitud.mercado in MERCADOS else ""
    return [
        (_("Producto o servicio"), solicitud.producto or "—"),
        (_("País al que quiere vender"), market or _("Todavía no sé")),
        language,
    ]


def entrega(solicitud: Solicitud, lang: str) -> str:
    """Say what comes after acceptance, and in how many business days."""
    days = dias_entrega(solicitud)
    what = SERVICIOS[solicitud.servicio or TIPOS[solicitud.tipo].servicio].entregable.en(lang)
    text = ngettext(
        "%(que)s: %(num)s día hábil después de aceptar.",
        "%(que)s: %(num)s días hábiles después de aceptar.",
        days,
        que=what,
    )
    return str(text)
