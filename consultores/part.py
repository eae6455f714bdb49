"""What the network hands to the application."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from consultores import demo
from consultores.actos import ACTOS
from consultores.asistente import routes as asistente
from consultores.datos import PERSONAL_DATA
from consultores.permissions import TABLA
from consultores.red import routes as red
from consultores.red import routes_administracion as red_administracion
from consultores.red import tarjetas as de_red
from consultores.red.fuente import documentos
from consultores.red.services import FUENTE
from consultores.seguimiento import routes as seguimiento
from consultores.seguimiento import routes_administracion as seguimiento_administracion
from consultores.seguimiento import tarjetas as de_solicitudes
from plataforma.part import Part, Slot, Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plataforma.identidad.models import Usuario


def panel(persona: Usuario) -> Iterable[Tarjeta]:
    return chain(de_solicitudes.panel(persona), de_red.panel(persona))


def administracion(persona: Usuario) -> Iterable[Tarjeta]:
    return chain(de_red.administracion(persona), de_solicitudes.administracion(persona))


PARTE = Part(
    name="consultores",
    blueprints=(
        red.bp,
        red_administracion.bp,
        asistente.bp,
        seguimiento.bp,
        seguimiento_administracion.bp,
    ),
    permissions=TABLA,
    acts=ACTOS,
    slots={
        Slot.NAVEGACION: de_red.navegacion,
        Slot.PORTADA: de_red.portada,
        Slot.PANEL: panel,
        Slot.CUENTA: de_solicitudes.cuenta,
        Slot.ADMINISTRACION: administracion,
    },
    search_sources={FUENTE: documentos},
    sitemap=de_red.direcciones,
    personal_data=(PERSONAL_DATA,),
    demo=demo.load,
)
