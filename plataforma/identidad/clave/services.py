"""Choosing a new password, by mail or with the present one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plataforma.clock import now
from plataforma.identidad import attempts, emails, tokens
from plataforma.identidad.direcciones import pseudonimo
from plataforma.identidad.errors import EnlaceMuertoError
from plataforma.identidad.models import EstadoUsuario, PropositoToken, Usuario
from plataforma.identidad.queries import find_usuario
from plataforma.identidad.services import poner_clave

if TYPE_CHECKING:
    from plataforma.identidad.attempts import Origen


def pedir_cambio_clave(correo: str, idioma: str, origen: Origen) -> None:
    """Mail a link to choose a password; to an address without account, how to open one."""
    persona = find_usuario(correo)
    if not attempts.may_mail(pseudonimo(correo), origen):
        return
    if persona is None:
        emails.send_sin_cuenta(correo, idioma)
    elif persona.estado == EstadoUsuario.ACTIVO:
        secret = tokens.issue(PropositoToken.CLAVE, persona.correo)
        emails.send_cambio_clave(persona, secret)


def find_persona(enlace: str) -> Usuario | None:
    """Return whose password a live link changes. Spends nothing."""
    token = tokens.find_live(enlace, PropositoToken.CLAVE)
    persona = find_usuario(token.correo) if token else None
    return persona if persona and persona.estado == EstadoUsuario.ACTIVO else None


def cambiar_clave_con_enlace(enlace: str, clave_hash: str) -> Usuario:
    """Spend the link and store the password; every session and other link dies."""
    token = tokens.spend(enlace, PropositoToken.CLAVE)
    persona = find_usuario(token.correo)
    if persona is None or persona.estado != EstadoUsuario.ACTIVO:
        raise EnlaceMuertoError
    persona.correo_verificado_el = persona.correo_verificado_el or now()
    poner_clave(persona, clave_hash)
    return persona


def cambiar_clave(persona: Usuario, clave_hash: str) -> None:
    """Store a password whose present one was checked. The view opens a fresh session afterwards."""
    poner_clave(persona, clave_hash)
