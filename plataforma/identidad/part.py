"""What identity puts into the platform's pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _

from plataforma.identidad.cuenta.datos import erase_share, export_share
from plataforma.part import PersonalData, Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plataforma.identidad.models import Usuario

PERSONAL_DATA = PersonalData(name="cuenta", export=export_share, erase=erase_share)


def account_cards(_persona: Usuario) -> Iterable[Tarjeta]:
    yield Tarjeta(titulo=_("Mi cuenta"), href=url_for("identidad.cuenta"), icono="user", orden=10)
    yield Tarjeta(
        titulo=_("Privacidad y datos"),
        href=url_for("identidad.privacidad"),
        icono="shield",
        orden=20,
    )
