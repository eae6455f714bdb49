"""The promise on the home page and at the foot of every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _

from consultores.promesa.services import total, ultimo
from plataforma.i18n import fecha, numero
from plataforma.part import Address, Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plataforma.identidad.models import Usuario


def portada(_persona: Usuario) -> Iterable[Tarjeta]:
    """The same figure as on the page of the promise, of the same day."""
    corte = ultimo()
    fila = total(corte, "respuesta_a_tiempo") if corte else None
    if corte is None or fila is None or not fila["denominador"]:
        return
    yield Tarjeta(
        titulo=_("ofrecimientos respondidos en 2 días hábiles o menos, en un año"),
        texto=_("Al %(fecha)s", fecha=fecha(corte.calculado_el)),
        cifra=_(
            "%(n)s de %(total)s", n=numero(fila["numerador"]), total=numero(fila["denominador"])
        ),
        href=url_for("promesa.ver"),
        grupo="cifra",
        orden=31,
    )


def pie(_persona: Usuario) -> Iterable[Tarjeta]:
    yield Tarjeta(
        titulo=_("Nuestra promesa y cómo la cumplimos"), href=url_for("promesa.ver"), orden=36
    )


def direcciones() -> Iterable[Address]:
    yield Address(endpoint="promesa.ver")
