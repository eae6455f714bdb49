"""The platform's own part: home, identity, organisations, search, administration."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from plataforma import componentes
from plataforma.administracion import routes as administracion
from plataforma.administracion.actos import ACTOS
from plataforma.administracion.slots import cards as administracion_cards
from plataforma.busqueda import routes as busqueda
from plataforma.busqueda.commands import busqueda_group
from plataforma.buzon import part as buzon_part
from plataforma.buzon import routes as buzon
from plataforma.buzon.permissions import TABLA as BUZON
from plataforma.correo_desarrollo import routes as correo_desarrollo
from plataforma.cuenta import part as cuenta
from plataforma.entrada import part as entrada
from plataforma.equipos import vistas as equipos
from plataforma.equipos.part import PERSONAL_DATA as EQUIPOS
from plataforma.identidad.commands import usuarios_group
from plataforma.organizaciones import empresa_routes, ficha_routes
from plataforma.organizaciones import part as organizaciones_part
from plataforma.organizaciones import routes as organizaciones
from plataforma.organizaciones.permissions import TABLA as ORGANIZACIONES
from plataforma.panel import routes as panel
from plataforma.part import Part, Slot
from plataforma.portada import routes as portada
from plataforma.preparar import prepare

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plataforma.identidad.models import Usuario
    from plataforma.part import Tarjeta


def _staff_cards(persona: Usuario) -> Iterable[Tarjeta]:
    return chain(
        administracion_cards(persona),
        organizaciones_part.staff_cards(persona),
        buzon_part.staff_cards(persona),
    )


def _panel_cards(persona: Usuario) -> Iterable[Tarjeta]:
    return chain(organizaciones_part.panel_cards(persona), buzon_part.panel_cards(persona))


def _account_cards(persona: Usuario) -> Iterable[Tarjeta]:
    return chain(cuenta.account_cards(persona), organizaciones_part.account_cards(persona))


PARTE = Part(
    name="plataforma",
    blueprints=(
        portada.bp,
        componentes.bp,
        administracion.bp,
        busqueda.bp,
        buzon.bp,
        entrada.bp,
        cuenta.bp,
        organizaciones.bp,
        ficha_routes.bp,
        empresa_routes.bp,
        equipos.bp,
        panel.bp,
    ),
    root_blueprints=(portada.root, correo_desarrollo.bp),
    permissions={**ORGANIZACIONES, **BUZON},
    acts=ACTOS,
    slots={
        Slot.ADMINISTRACION: _staff_cards,
        Slot.CUENTA: _account_cards,
        Slot.PANEL: _panel_cards,
        Slot.PIE: organizaciones_part.footer_cards,
    },
    sitemap=organizaciones_part.sitemap,
    personal_data=(
        EQUIPOS,
        organizaciones_part.PERSONAL_DATA,
        buzon_part.PERSONAL_DATA,
        cuenta.PERSONAL_DATA,
    ),
    commands=(buzon_part.buzon, busqueda_group, prepare, usuarios_group),
)
