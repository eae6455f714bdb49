"""The platform's own part: home, identity, organisations, search, administration."""

from __future__ import annotations

from plataforma.busqueda import routes as busqueda
from plataforma.busqueda.commands import busqueda_group
from plataforma.part import Part
from plataforma.portada import routes as portada

PARTE = Part(
    name="plataforma",
    blueprints=(portada.bp, busqueda.bp),
    root_blueprints=(portada.root,),
    commands=(busqueda_group,),
)
