"""Choosing a new password, by mail or with the present one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plataforma.audit import record
from plataforma.clock import now
from plataforma.entrada import attempts, emails
from plataforma.identidad import passwords, tokens
from plataforma.identidad.direcciones import pseudonimo
from plataforma.identidad.errors import EnlaceMuertoError
from plataforma.identidad.models import EstadoUsuario, PropositoToken, Usuario
from plataforma.identidad.queries import find_usuario
from plataforma.identidad.services import objeto
from plataforma.identidad.sessions import close_all

if TYPE_CHECKING:
    from plataforma.entrada.attempts import Origen


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


def poner_clave(usuario: Usuario, clave_hash: str) -> None:
    """Store a new password. Ends every session and mailed secret, and tells the person.

    What they sent after their session had ended still waits: only they can open it.
    """
    usuario.clave_hash = clave_hash
    close_all(usuario)
    tokens.kill_all(usuario.correo, but=PropositoToken.RETENIDO)
    emails.send_clave_cambiada(usuario)
    record("identidad.cambiar_clave", objeto(usuario), actor=usuario)


def words_of(usuario: Usuario, *product: str) -> list[str]:
    """Return the words that this person's password may not be built on."""
    return [usuario.nombre, usuario.empresa, usuario.correo, *product]


def comprobar_actual(usuario: Usuario, clave: str) -> bool:
    """Return whether this is the person's password today."""
    return passwords.verify(usuario.clave_hash, clave)
