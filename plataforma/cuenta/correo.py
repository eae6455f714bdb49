"""Changing the address of an account.

The new one is proved by a code; both are told; the old one can take the change back for a week.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from plataforma.audit import record
from plataforma.clock import now
from plataforma.cuenta import emails
from plataforma.db import db
from plataforma.entrada import attempts
from plataforma.identidad import tokens
from plataforma.identidad.direcciones import pseudonimo
from plataforma.identidad.errors import CodigoMaloError, EnlaceMuertoError
from plataforma.identidad.models import PropositoToken, Usuario
from plataforma.identidad.queries import find_por_seudonimo, find_usuario
from plataforma.identidad.services import objeto
from plataforma.identidad.sessions import close_all

if TYPE_CHECKING:
    from plataforma.entrada.attempts import Origen

UNDO = timedelta(days=7)


def pedir_cambio_correo(persona: Usuario, nuevo: str, solicitud: str, origen: Origen) -> None:
    """Mail a code to the new address; to one that has an account, only that it has."""
    if not attempts.may_mail(pseudonimo(nuevo), origen):
        return
    if find_usuario(nuevo) is not None:
        emails.send_correo_ocupado(persona, nuevo)
        return
    secret = tokens.issue(
        PropositoToken.CORREO, nuevo, solicitud=solicitud, datos={"usuario": persona.seudonimo}
    )
    emails.send_codigo_correo(persona, nuevo, secret)


def cambiar_correo(persona: Usuario, solicitud: str, codigo: str, *, sesion: str) -> bool:
    """Make the proved address the account's; False after counting a wrong code.

    Ends the other sessions and every mailed secret of both addresses.
    """
    token = tokens.check_code(solicitud, codigo)
    if token is None:
        return False
    mine = token.proposito == PropositoToken.CORREO and token.datos["usuario"] == persona.seudonimo
    if not mine or find_usuario(token.correo) is not None:
        raise CodigoMaloError
    tokens.spend_code(solicitud, token)
    old, new = persona.correo, token.correo
    _set_address(persona, new)
    close_all(persona, but=sesion)
    undo = tokens.issue(
        PropositoToken.DESHACER,
        old,
        datos={"usuario": persona.seudonimo, "actual": pseudonimo(new)},
        vida=UNDO,
    )
    emails.send_correo_cambiado(persona, old, undo)
    return True


def deshacer_correo(enlace: str) -> Usuario:
    """Give the account back to the address that was left, and end every session."""
    token = tokens.spend(enlace, PropositoToken.DESHACER)
    persona = find_por_seudonimo(token.datos["usuario"])
    if persona is None or pseudonimo(persona.correo) != token.datos["actual"]:
        raise EnlaceMuertoError
    if find_usuario(token.correo) is not None:
        raise EnlaceMuertoError
    _set_address(persona, token.correo)
    close_all(persona)
    return persona


def _set_address(persona: Usuario, correo: str) -> None:
    tokens.kill_all(persona.correo)
    tokens.kill_all(correo)
    persona.correo = correo
    persona.correo_verificado_el = now()
    db.session.flush()
    record("identidad.cambiar_correo", objeto(persona), actor=persona)
