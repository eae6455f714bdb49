"""Opening an account.

How it goes: the form always ends on "Escriba el código que enviamos a …", whether the address has
an account or not. A new address gets the code that opens the account; one that has an account gets
a mail that says so, with a code that enters it. The account exists only when the code or link came
back, so nobody can hold somebody else's address, nor plant a password in it; and typing the code
both proves the address and signs the person in. In development the mail is read at `/_correo/`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plataforma.entrada import attempts, emails
from plataforma.identidad import tokens
from plataforma.identidad.direcciones import pseudonimo
from plataforma.identidad.models import EstadoUsuario, PropositoToken, Token, Usuario
from plataforma.identidad.queries import find_usuario
from plataforma.identidad.services import DatosAlta, registrar

if TYPE_CHECKING:
    from plataforma.entrada.attempts import Origen


def pedir_alta(datos: DatosAlta, solicitud: str, *, siguiente: str, origen: Origen) -> None:
    """Mail the code that opens the account, or how to enter the one that is there."""
    if not attempts.may_mail(pseudonimo(datos.correo), origen):
        return
    persona = find_usuario(datos.correo)
    if persona is None or persona.correo_verificado_el is None:
        _mail_alta(datos, solicitud, siguiente)
    elif persona.estado == EstadoUsuario.ACTIVO:
        secret = tokens.issue(
            PropositoToken.ENTRAR,
            persona.correo,
            solicitud=solicitud,
            datos={"siguiente": siguiente},
        )
        emails.send_ya_tiene_cuenta(persona, secret)


def reenviar_alta(correo: str, solicitud: str, *, anterior: str, origen: Origen) -> bool:
    """Mail the code of a waiting sign-up again; False when this browser has none waiting."""
    waiting = tokens.find_waiting(anterior, PropositoToken.VERIFICAR)
    if waiting is None or waiting.correo != correo:
        return False
    if attempts.may_mail(pseudonimo(correo), origen):
        datos = DatosAlta.from_json(waiting.datos["alta"])
        _mail_alta(datos, solicitud, waiting.datos["siguiente"])
    return True


def confirmar_alta(token: Token, *, con_clave: bool) -> Usuario:
    """Open the account that a spent token waited for; one opened meanwhile is left as it is."""
    persona = find_usuario(token.correo)
    if persona is not None and persona.correo_verificado_el is not None:
        return persona
    data = dict(token.datos["alta"])
    if not con_clave:
        data["clave_hash"] = None
    return registrar(DatosAlta.from_json(data))


def _mail_alta(datos: DatosAlta, solicitud: str, siguiente: str) -> None:
    secret = tokens.issue(
        PropositoToken.VERIFICAR,
        datos.correo,
        solicitud=solicitud,
        datos={"alta": datos.as_json(), "siguiente": siguiente},
    )
    emails.send_alta(datos.correo, datos.nombre, datos.idioma, secret)
