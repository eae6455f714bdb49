"""What can be asked about people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from plataforma.db import db
from plataforma.identidad.models import (
    Consentimiento,
    EstadoUsuario,
    Proposito,
    RolUsuario,
    Sesion,
    Usuario,
)

if TYPE_CHECKING:
    from plataforma.permissions import Rol


def find_usuario(correo: str) -> Usuario | None:
    """Return the person of a normalised address, whatever the state of the account."""
    return db.session.scalar(select(Usuario).where(Usuario.correo == correo))


def find_por_seudonimo(seudonimo: str) -> Usuario | None:
    return db.session.scalar(select(Usuario).where(Usuario.seudonimo == seudonimo))


def list_sesiones(usuario_id: int) -> list[Sesion]:
    """Return the devices of a person, the last seen first."""
    found = select(Sesion).where(Sesion.usuario_id == usuario_id)
    return list(db.session.scalars(found.order_by(Sesion.vista_el.desc(), Sesion.id.desc())))


def list_consentimientos(usuario_id: int) -> list[Consentimiento]:
    """Return every consent ever given, the newest first."""
    found = select(Consentimiento).where(Consentimiento.usuario_id == usuario_id)
    return list(db.session.scalars(found.order_by(Consentimiento.id.desc())))


def find_vigente(usuario_id: int, proposito: Proposito) -> Consentimiento | None:
    """Return the consent in force for a purpose."""
    return db.session.scalar(
        select(Consentimiento)
        .where(
            Consentimiento.usuario_id == usuario_id,
            Consentimiento.proposito == proposito,
            Consentimiento.retirado_el.is_(None),
        )
        .order_by(Consentimiento.id.desc())
        .limit(1)
    )


def list_con_rol(rol: Rol, *, pais: str | None = None) -> list[Usuario]:
    """Return the active people who hold a role, of one country if given; the oldest first."""
    found = select(Usuario).where(
        Usuario.roles.any(RolUsuario.rol == rol), Usuario.estado == EstadoUsuario.ACTIVO
    )
    if pais is not None:
        found = found.where(Usuario.pais == pais)
    return list(db.session.scalars(found.order_by(Usuario.id)))


def count_con_rol(rol: Rol) -> int:
    """Return how many active people hold a role."""
    found = (
        select(func.count())
        .select_from(RolUsuario)
        .join(RolUsuario.usuario)
        .where(RolUsuario.rol == rol, Usuario.estado == EstadoUsuario.ACTIVO)
    )
    return db.session.scalar(found) or 0
