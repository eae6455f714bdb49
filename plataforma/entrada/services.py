"""Entering and leaving.

Known and unknown addresses get the same answer, after the same work: one password hash, one
transaction, one mail. What differs is only in the mail, which only its owner reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from plataforma.audit import record
from plataforma.clock import now
from plataforma.db import db
from plataforma.entrada import attempts, emails
from plataforma.entrada.alta.services import confirmar_alta, reenviar_alta
from plataforma.identidad import passwords, tokens
from plataforma.identidad.consentimientos import acepta
from plataforma.identidad.direcciones import pseudonimo
from plataforma.identidad.errors import CuentaSuspendidaError, EnlaceMuertoError
from plataforma.identidad.models import (
    EstadoUsuario,
    Proposito,
    PropositoToken,
    Sesion,
    Token,
    Usuario,
)
from plataforma.identidad.queries import find_usuario
from plataforma.identidad.services import objeto
from plataforma.identidad.sessions import close_all

if TYPE_CHECKING:
    from plataforma.entrada.attempts import Origen


@dataclass(frozen=True, kw_only=True)
class Pedido:
    """A code asked for in a browser: `solicitud` is what only that browser holds."""

    correo: str
    solicitud: str
    idioma: str
    siguiente: str = ""


def comprobar_clave(correo: str, clave: str) -> Usuario | None:
    """Return the person if the password is right. Writes nothing: hashing takes no lock."""
    persona = find_usuario(correo)
    right = passwords.verify(persona.clave_hash if persona else None, clave)
    return persona if right else None


def anotar_fallo(correo: str) -> None:
    """Record a wrong try, alike for known and unknown addresses."""
    record("identidad.entrada_fallida", ("cuenta", pseudonimo(correo)), actor=None)


def entrar_con_clave(persona: Usuario, nuevo_hash: str | None) -> None:
    """Let in a person whose password was checked; keep the hash up to today's parameters."""
    _check_active(persona)
    if nuevo_hash:
        persona.clave_hash = nuevo_hash
    record("identidad.entrar", objeto(persona), actor=persona, datos={"via": "clave"})


def pedir_codigo(pedido: Pedido, origen: Origen) -> None:
    """Mail a code and a link; to an address without account, how to open one."""
    persona = find_usuario(pedido.correo)
    if not attempts.may_mail(pseudonimo(pedido.correo), origen):
        return
    if persona is None:
        emails.send_sin_cuenta(pedido.correo, pedido.idioma)
    elif persona.estado == EstadoUsuario.ACTIVO:
        secret = tokens.issue(
            PropositoToken.ENTRAR,
            persona.correo,
            solicitud=pedido.solicitud,
            datos={"siguiente": pedido.siguiente},
        )
        emails.send_codigo(persona, secret)


def pedir_otro_codigo(pedido: Pedido, anterior: str, origen: Origen) -> None:
    """Mail another code for what the browser asked before (`anterior`): sign-in or sign-up."""
    if not reenviar_alta(pedido.correo, pedido.solicitud, anterior=anterior, origen=origen):
        pedir_codigo(pedido, origen)


def entrar_con_codigo(solicitud: str, codigo: str) -> tuple[Usuario, str] | None:
    """Return the person and where to go, or None after counting a wrong try."""
    token = tokens.check_code(solicitud, codigo)
    if token is None:
        return None
    tokens.spend_code(solicitud, token)
    return _let_in(token, con_clave=True, via="codigo")


def entrar_con_enlace(enlace: str, solicitud: str) -> tuple[Usuario, str]:
    """Spend a mailed link. A sign-up begun in another browser does not bring its password along:

    whoever began it may be somebody else who knows the address.
    """
    token = tokens.spend(enlace, PropositoToken.ENTRAR, PropositoToken.VERIFICAR)
    return _let_in(token, con_clave=tokens.same_browser(token, solicitud), via="enlace")


def _let_in(token: Token, *, con_clave: bool, via: str) -> tuple[Usuario, str]:
    if token.proposito == PropositoToken.VERIFICAR:
        persona = confirmar_alta(token, con_clave=con_clave)
    else:
        found = find_usuario(token.correo)
        if found is None:
            raise EnlaceMuertoError
        persona = found
    _check_active(persona)
    persona.correo_verificado_el = persona.correo_verificado_el or now()
    record("identidad.entrar", objeto(persona), actor=persona, datos={"via": via})
    return persona, str(token.datos.get("siguiente") or "")


def falta_permiso(persona: Usuario) -> bool:
    """Return whether an account that others prepared still lacks its owner's consent."""
    return persona.clave_hash is None and not acepta(persona.id, Proposito.SERVICIO)


def salir(persona: Usuario) -> None:
    record("identidad.salir", objeto(persona), actor=persona)


def salir_de_todo(persona: Usuario, *, menos: str = "") -> None:
    """End every session of the person, except the one with the token `menos`."""
    close_all(persona, but=menos)
    record("identidad.salir_de_todo", objeto(persona), actor=persona)


def cerrar_sesion(persona: Usuario, sesion_id: int) -> bool:
    """End one session of the person; return False when it is none of theirs."""
    row = db.session.scalar(
        select(Sesion).where(Sesion.id == sesion_id, Sesion.usuario_id == persona.id)
    )
    if row is None:
        return False
    db.session.delete(row)
    record("identidad.cerrar_sesion", objeto(persona), actor=persona)
    return True


def _check_active(persona: Usuario) -> None:
    """Say so only to somebody who proved to be the owner."""
    if persona.estado != EstadoUsuario.ACTIVO:
        raise CuentaSuspendidaError
