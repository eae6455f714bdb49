"""When a meeting is, on somebody's own clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import format_date
from flask_babel import gettext as _

from plataforma.clock import to_zone
from plataforma.i18n import LOCALES, in_lang
from plataforma.paises import nombre_zona

if TYPE_CHECKING:
    from cursos.encuentros.models import Encuentro

DAY = {"es": "EEEE d 'de' MMMM", "pt": "EEEE, d 'de' MMMM"}


def cuando(encuentro: Encuentro, zona: str, lang: str) -> str:
    """martes 3 de marzo, de 15:00 a 16:30 (hora de Lima)."""
    zone = zona or encuentro.zona
    start, end = to_zone(encuentro.inicio, zone), to_zone(encuentro.fin, zone)
    with in_lang(lang):
        text: str = _(
            "%(dia)s, de %(desde)s a %(hasta)s (hora de %(lugar)s)",
            dia=format_date(start, DAY[lang], locale=LOCALES[lang]),
            desde=f"{start:%H:%M}",
            hasta=f"{end:%H:%M}",
            lugar=nombre_zona(zone, lang),
        )
    return text
