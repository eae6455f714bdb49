"""People."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from plataforma.db import db
from plataforma.identidad.invitados import DatosInvitado, registrar_invitado
from plataforma.identidad.models import Usuario
from plataforma.organizaciones.models import (
    Membresia,
    Organizacion,
    RolMembresia,
    TipoOrganizacion,
)

if TYPE_CHECKING:
    from plataforma.permissions import Rol


def make_usuario(
    nombre: str = "Ana Benítez", *, roles: tuple[Rol, ...] = (), **values: Any
) -> Usuario:
    """Add a person with a verified address and no password."""
    from plataforma.clock import now

    fields = {
        "seudonimo": secrets.token_hex(8),
        "correo": f"{secrets.token_hex(5)}@escala.test",
        "correo_verificado_el": now(),
        "idioma": "es",
        "pais": "PY",
        "zona_horaria": "America/Asuncion",
    } | values
    persona = Usuario(nombre=nombre, **fields)
    persona.poner_roles(roles)
    db.session.add(persona)
    db.session.flush()
    return persona


def make_invitado(nombre: str = "Ana Benítez", **values: Any) -> Usuario:
    """Add somebody without an account, reached by mail unless the test says how."""
    said = {"idioma": "es", "pais": "PY", "correo": "ana@buzon.test"} | values
    return registrar_invitado(DatosInvitado(nombre=nombre, **said))


def make_organizacion(nombre: str = "Cámara de Prueba", **values: Any) -> Organizacion:
    fields = {
        "slug": f"camara-{secrets.token_hex(4)}",
        "tipo": TipoOrganizacion.CAMARA,
        "pais": "PY",
    } | values
    organizacion = Organizacion(nombre=nombre, **fields)
    db.session.add(organizacion)
    db.session.flush()
    return organizacion


def make_membresia(
    usuario: Usuario, organizacion: Organizacion, rol: RolMembresia = RolMembresia.GESTOR
) -> Membresia:
    membresia = Membresia(usuario=usuario, organizacion=organizacion, rol=rol)
    db.session.add(membresia)
    db.session.flush()
    return membresia
