"""Figures as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _

from cursos.informes.supresion import MINIMO, POCAS, Celda
from plataforma.i18n import numero, porcentaje

if TYPE_CHECKING:
    from cursos.informes.supresion import Cifra


def menos() -> str:
    text: str = _("menos de %(minimo)s", minimo=MINIMO)
    return text


def cuantas(c: Cifra) -> str:
    """Say a figure: exact, as a range, or that it is small."""
    if c == POCAS:
        return menos()
    if c.exacta is not None:
        return numero(c.exacta)
    text: str = _("entre %(desde)s y %(hasta)s", desde=numero(c.desde), hasta=numero(c.hasta))
    return text


def parte(c: Cifra, total: int) -> str:
    """Say a figure with its denominator and, when it may be told, the part that it is."""
    said: str = _("%(cuantas)s de %(total)s", cuantas=cuantas(c), total=numero(total))
    if c.exacta is None or not total:
        return said
    return f"{said} ({porcentaje(round(c.exacta / total, 2))})"


def celda(c: Celda) -> str:
    """Say a cell of a breakdown."""
    if c.valor is not None:
        return numero(c.valor)
    return menos() if c.menos else _("no se muestra")
