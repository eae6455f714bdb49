"""What can happen to an organisation and to those who act for it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING

from sqlalchemy import select

from plataforma.audit import record
from plataforma.db import db
from plataforma.identidad.models import EstadoUsuario, Usuario
from plataforma.identidad.sessions import close_all
from plataforma.organizaciones import emails
from plataforma.organizaciones.errors import (
    CuentaDesconocidaError,
    OrganizacionRepetidaError,
    YaEsMiembroError,
)
from plataforma.organizaciones.models import Membresia, Organizacion
from plataforma.organizaciones.queries import es_miembro, find_organizacion

if TYPE_CHECKING:
    from plataforma.organizaciones.models import RolMembresia, TipoOrganizacion

LONGEST_SLUG = 70
AlCambiarMiembros = Callable[[int], object]
_al_cambiar_miembros: list[AlCambiarMiembros] = []


def al_cambiar_miembros(funcion: AlCambiarMiembros) -> None:
    """Register what follows, in the same transaction, when the people of an organisation change.

    It is given the id of the organisation.
    """
    if funcion not in _al_cambiar_miembros:
        _al_cambiar_miembros.append(funcion)


def avisar_cambio(organizacion_id: int) -> None:
    for funcion in _al_cambiar_miembros:
        funcion(organizacion_id)


def crear_organizacion(
    nombre: str, tipo: TipoOrganizacion, pais: str, *, actor: Usuario
) -> Organizacion:
    """Add an organisation; its name gives its address."""
    same = select(Organizacion.id).where(Organizacion.nombre == nombre, Organizacion.pais == pais)
    if db.session.scalar(same) is not None:
        raise OrganizacionRepetidaError
    organizacion = Organizacion(nombre=nombre, tipo=tipo, pais=pais, slug=free_slug(nombre, pais))
    db.session.add(organizacion)
    db.session.flush()
    record(
        "organizacion.crear",
        ("organizacion", organizacion.id),
        actor=actor,
        datos={"tipo": tipo, "pais": pais},
    )
    return organizacion


def agregar_miembro(
    organizacion: Organizacion, correo: str, rol: RolMembresia, *, actor: Usuario
) -> Membresia:
    """Let the owner of an existing account act for the organisation, and tell them."""
    usuario = db.session.scalar(
        select(Usuario).where(Usuario.correo == correo, Usuario.estado == EstadoUsuario.ACTIVO)
    )
    if usuario is None or usuario.correo_verificado_el is None:
        raise CuentaDesconocidaError
    if es_miembro(usuario.id, organizacion.id):
        raise YaEsMiembroError
    membresia = Membresia(usuario=usuario, organizacion=organizacion, rol=rol)
    db.session.add(membresia)
    db.session.flush()
    close_all(usuario)  # a change of role needs a new session
    _record("organizacion.agregar_miembro", membresia, actor)
    emails.mail_agregado(membresia)
    avisar_cambio(organizacion.id)
    return membresia


def _record(accion: str, membresia: Membresia, actor: Usuario) -> None:
    record(
        accion,
        ("organizacion", membresia.organizacion_id),
        actor=actor,
        datos={"miembro": membresia.usuario.seudonimo, "rol": membresia.rol},
    )


def free_slug(nombre: str, pais: str) -> str:
    """Cámara de Comercio → camara-de-comercio; with the country, then a number, when taken."""
    plain = unicodedata.normalize("NFKD", nombre).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_SLUG].strip("-") or "organizacion"
    slug, number = base, 1
    while find_organizacion(slug) is not None:
        slug = f"{base}-{pais.lower()}" if number == 1 else f"{base}-{pais.lower()}-{number}"
        number += 1
    return slug
