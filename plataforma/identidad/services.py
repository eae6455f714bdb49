"""What can happen to an account. How one enters it stands in `plataforma.entrada`."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import IntegrityError

from plataforma.audit import record
from plataforma.clock import now
from plataforma.db import db
from plataforma.identidad import tokens
from plataforma.identidad.consentimientos import Prueba, dar_consentimiento
from plataforma.identidad.errors import (
    AltaRepetidaError,
    CuentaAjenaError,
    FaltaConsentimientoError,
    PaisSinContraparteError,
    UltimaAdministracionError,
)
from plataforma.identidad.models import EstadoUsuario, Proposito, Usuario
from plataforma.identidad.queries import count_con_rol, find_usuario
from plataforma.identidad.sessions import close_all
from plataforma.paises import PAISES, zona_de
from plataforma.permissions import Rol

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, kw_only=True)
class DatosAlta:
    """Everything that opens an account. `correo` is normalised, `clave_hash` hashed already."""

    nombre: str
    correo: str
    idioma: str
    pais: str
    empresa: str = ""
    clave_hash: str | None = None
    permisos: tuple[Prueba, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "permisos": [p.as_json() for p in self.permisos]}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> DatosAlta:
        return cls(**{**data, "permisos": tuple(Prueba.from_json(p) for p in data["permisos"])})


def registrar(datos: DatosAlta) -> Usuario:
    """Open the account of an address that was proved to be one's own.

    An account that somebody else prepared (a chamber's list) and nobody entered yet is completed.
    """
    if not any(p.proposito == Proposito.SERVICIO for p in datos.permisos):
        raise FaltaConsentimientoError
    persona = find_usuario(datos.correo)
    if persona is None:
        persona = _new_usuario(datos.correo)
    persona.nombre = datos.nombre
    persona.idioma = datos.idioma
    persona.pais = datos.pais
    persona.zona_horaria = zona_de(datos.pais)
    persona.empresa = datos.empresa
    persona.clave_hash = datos.clave_hash
    persona.correo_verificado_el = now()
    db.session.flush()
    for dada in datos.permisos:
        dar_consentimiento(persona, dada)
    record("identidad.registrar", objeto(persona), actor=persona, datos={"pais": datos.pais})
    return persona


def _new_usuario(correo: str) -> Usuario:
    """Add an empty account; the database decides between two that come at once."""
    persona = Usuario(seudonimo=secrets.token_hex(8), correo=correo, nombre="")
    try:
        with db.session.begin_nested():
            db.session.add(persona)
    except IntegrityError as error:
        raise AltaRepetidaError from error
    return persona


def cambiar_roles(actor: Usuario, usuario: Usuario, roles: Iterable[Rol]) -> None:
    """Make the roles exactly these; the person enters again, with a new session id."""
    wanted = set(roles)
    before = {r.rol for r in usuario.roles}
    if wanted == before:
        return
    if actor.id == usuario.id:
        raise CuentaAjenaError
    if Rol.ADMINISTRACION in before - wanted and count_con_rol(Rol.ADMINISTRACION) <= 1:
        raise UltimaAdministracionError
    check_contraparte(usuario.pais, wanted)
    usuario.poner_roles(wanted)
    close_all(usuario)
    record(
        "identidad.cambiar_roles",
        objeto(usuario),
        actor=actor,
        datos={"antes": sorted(before), "ahora": sorted(wanted)},
    )


def check_contraparte(pais: str, roles: Iterable[Rol]) -> None:
    """A counterpart sees one country: the one of the account, which must be a member's."""
    if Rol.CONTRAPARTE in roles and pais not in PAISES:
        raise PaisSinContraparteError


def suspender(actor: Usuario, usuario: Usuario) -> None:
    """Close the account to its owner from the next request on."""
    if actor.id == usuario.id:
        raise CuentaAjenaError
    if usuario.estado != EstadoUsuario.ACTIVO:
        return
    if usuario.tiene_rol(Rol.ADMINISTRACION) and count_con_rol(Rol.ADMINISTRACION) <= 1:
        raise UltimaAdministracionError
    usuario.estado = EstadoUsuario.SUSPENDIDO
    close_all(usuario)
    tokens.kill_all(usuario.correo)
    record("identidad.suspender", objeto(usuario), actor=actor)


def reactivar(actor: Usuario, usuario: Usuario) -> None:
    if usuario.estado != EstadoUsuario.SUSPENDIDO:
        return
    usuario.estado = EstadoUsuario.ACTIVO
    record("identidad.reactivar", objeto(usuario), actor=actor)


def objeto(usuario: Usuario) -> tuple[str, str]:
    """Return how audit lines name a person."""
    return ("usuario", usuario.seudonimo)
