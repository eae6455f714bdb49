"""Figures of a course in words: "5 h 30", "900 KB"."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from flask_babel import gettext as _

from plataforma.i18n import fecha

if TYPE_CHECKING:
    from cursos.catalogo.models import Leccion, VersionCurso

KB = 1000  # bytes, as phones and their plans count
COARSE = 100 * KB  # from here on, tens are exact enough


def duracion(minutos: int) -> str:
    """45 min, 5 h, 5 h 30."""
    horas, resto = divmod(minutos, 60)
    if not horas:
        return f"{resto} min"
    return f"{horas} h {resto:02d}" if resto else f"{horas} h"


def fecha_de(iso: str) -> str:
    """Return a date of a course file ("2026-11-21") as the page writes dates."""
    return fecha(date.fromisoformat(iso))


def peso(size: int) -> str:
    """24 KB, 340 KB: rounded up, so that nobody pays for more than was said."""
    step = KB if size < COARSE else 10 * KB
    return f"{-(-size // step) * step // KB} KB"


def datos_curso(version: VersionCurso) -> list[tuple[str, str]]:
    """Return what a course costs, for `datos_breves`."""
    return [
        ("check", _("Gratis")),
        ("clock", duracion(version.minutos)),
        ("download", peso(version.bytes)),
        ("language", _("Español y portugués")),
    ]


def datos_leccion(leccion: Leccion, total: int) -> list[tuple[str, str]]:
    return [
        ("route", _("Lección %(n)s de %(total)s", n=leccion.orden, total=total)),
        ("clock", duracion(leccion.minutos)),
        ("download", peso(leccion.bytes)),
    ]
