"""The views of an organisation's own people. Importing them attaches them."""

from __future__ import annotations

from plataforma.equipos import administracion_routes as _administracion
from plataforma.equipos import datos_routes as _datos
from plataforma.equipos import invitacion_routes as _invitacion
from plataforma.equipos import routes as _equipo
from plataforma.equipos import traspaso_routes as _traspaso
from plataforma.equipos.blueprint import bp

__all__ = ["VIEWS", "bp"]
VIEWS = (_administracion, _datos, _equipo, _invitacion, _traspaso)
