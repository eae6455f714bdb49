"""The views of asking. Importing them attaches them."""

from __future__ import annotations

from consultores.asistente import routes as _steps
from consultores.asistente import routes_apunte as _apunte
from consultores.asistente import routes_enviar as _enviar
from consultores.asistente import routes_invitado as _invitado
from consultores.asistente.blueprint import bp

__all__ = ["VIEWS", "bp"]
VIEWS = (_steps, _apunte, _enviar, _invitado)
