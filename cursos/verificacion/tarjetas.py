"""The way to checking a credential, for whoever was shown one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _

from plataforma.part import Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plataforma.identidad.models import Usuario


def pie(_persona: Usuario) -> Iterable[Tarjeta]:
    yield Tarjeta(titulo=_("Comprobar una credencial"), href=url_for("verificacion.comprobar"))
