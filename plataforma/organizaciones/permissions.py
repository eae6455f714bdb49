"""Who may act for an organisation."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from plataforma.organizaciones.models import Organizacion, RolMembresia
from plataforma.organizaciones.queries import es_miembro
from plataforma.permissions import es_administracion

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from plataforma.permissions import PermissionTable


class Permiso(StrEnum):
    VER = "organizaciones.ver"
    GESTIONAR = "organizaciones.gestionar"  # its team, and what it does
    EDITAR = "organizaciones.editar"  # what it says about itself
    DEJAR = "organizaciones.dejar"  # stop acting for it


def es_gestor(persona: Usuario, organizacion: Organizacion) -> bool:
    """A manager of this very organisation."""
    return es_miembro(persona.id, organizacion.id, RolMembresia.GESTOR)


def facilita(persona: Usuario, organizacion: Organizacion) -> bool:
    """A facilitator or manager of this very organisation."""
    return es_miembro(persona.id, organizacion.id, RolMembresia.GESTOR, RolMembresia.FACILITADOR)


def es_de_la_casa(persona: Usuario, organizacion: Organizacion) -> bool:
    """Anybody who acts for this organisation."""
    return es_miembro(persona.id, organizacion.id, *RolMembresia)


TABLA: PermissionTable = {
    Permiso.VER: [[es_de_la_casa], [es_administracion]],
    Permiso.GESTIONAR: [[es_gestor]],
    Permiso.EDITAR: [[es_gestor], [es_administracion]],
    Permiso.DEJAR: [[es_de_la_casa]],
}
