"""What the account gives to the platform. Importing the views attaches them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _

from plataforma.cuenta import clave_routes as _clave
from plataforma.cuenta import correo_routes as _correo
from plataforma.cuenta import privacidad_routes as _privacidad
from plataforma.cuenta import routes as _perfil
from plataforma.cuenta.blueprint import bp
from plataforma.cuenta.datos import erase_share, export_share
from plataforma.part import PersonalData, Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plataforma.identidad.models import Usuario

__all__ = ["PERSONAL_DATA", "VIEWS", "account_cards", "bp"]
VIEWS = (_perfil, _clave, _correo, _privacidad)
PERSONAL_DATA = PersonalData(name="cuenta", export=export_share, erase=erase_share)


def account_cards(_persona: Usuario) -> Iterable[Tarjeta]:
    yield Tarjeta(titulo=_("Mi cuenta"), href=url_for("cuenta.perfil"), icono="user", orden=10)
    yield Tarjeta(
        titulo=_("Privacidad y datos"),
        href=url_for("cuenta.privacidad"),
        icono="shield",
        orden=20,
    )
