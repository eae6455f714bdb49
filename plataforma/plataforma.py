"""The platform's own part: home, identity, organisations, search, administration."""

from __future__ import annotations

from plataforma import componentes
from plataforma.administracion import routes as administracion
from plataforma.administracion.slots import cards as staff_cards
from plataforma.busqueda import routes as busqueda
from plataforma.busqueda.commands import busqueda_group
from plataforma.part import Part, Slot
from plataforma.portada import routes as portada

PARTE = Part(
    name="plataforma",
    blueprints=(portada.bp, componentes.bp, administracion.bp, busqueda.bp),
    root_blueprints=(portada.root,),
    slots={Slot.ADMINISTRACION: staff_cards},
    commands=(busqueda_group,),
)
