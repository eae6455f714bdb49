"""The platform's own part: home, identity, organisations, search, administration."""

from __future__ import annotations

from plataforma.part import Part
from plataforma.portada import routes as portada

PARTE = Part(
    name="plataforma",
    blueprints=(portada.bp,),
    root_blueprints=(portada.root,),
)
