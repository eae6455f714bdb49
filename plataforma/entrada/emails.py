"""Mails of entering, one function per message. All are part of the caller's transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plataforma.direccion import direccion_completa
from plataforma.email import queue_mail, secret

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from plataforma.identidad.tokens import Secreto

FOLDER = "entrada/email"
CODIGO = secret(f"{FOLDER}/codigo")
CONFIRMAR = secret(f"{FOLDER}/confirmar")
ALTA = secret(f"{FOLDER}/alta")
YA_TIENE_CUENTA = secret(f"{FOLDER}/ya_tiene_cuenta")
CAMBIO_CLAVE = secret(f"{FOLDER}/cambio_clave")


def absolute_url(endpoint: str, idioma: str, **values: Any) -> str:
    """Return the address of a page for a mail, in the language of who reads it."""
    return direccion_completa(endpoint, lang=idioma, **values)


def send_codigo(persona: Usuario, secreto: Secreto) -> None:
    """The code and the link to enter."""
    queue_mail(
        persona.correo,
        CODIGO,
        idioma=persona.idioma,
        nombre=persona.nombre,
        codigo=secreto.codigo,
        url=absolute_url("entrada.enlace", persona.idioma, enlace=secreto.enlace),
    )


def send_confirmar(persona: Usuario, secreto: Secreto) -> None:
    """The code that proves who one is before a grave act. No link: it is typed where it is due."""
    queue_mail(
        persona.correo,
        CONFIRMAR,
        idioma=persona.idioma,
        nombre=persona.nombre,
        codigo=secreto.codigo,
    )


def send_alta(correo: str, nombre: str, idioma: str, secreto: Secreto) -> None:
    """The code that finishes a sign-up."""
    queue_mail(
        correo,
        ALTA,
        idioma=idioma,
        nombre=nombre,
        codigo=secreto.codigo,
        url=absolute_url("entrada.enlace", idioma, enlace=secreto.enlace),
    )


def send_ya_tiene_cuenta(persona: Usuario, secreto: Secreto) -> None:
    """Somebody signed up with an address that has an account: how to enter it."""
    queue_mail(
        persona.correo,
        YA_TIENE_CUENTA,
        idioma=persona.idioma,
        nombre=persona.nombre,
        codigo=secreto.codigo,
        url=absolute_url("entrada.enlace", persona.idioma, enlace=secreto.enlace),
    )


def send_sin_cuenta(correo: str, idioma: str) -> None:
    """Somebody asked to enter with an address that has no account."""
    queue_mail(
        correo, f"{FOLDER}/sin_cuenta", idioma=idioma, url=absolute_url("entrada.alta", idioma)
    )


def send_cambio_clave(persona: Usuario, secreto: Secreto) -> None:
    """The link to choose a new password."""
    queue_mail(
        persona.correo,
        CAMBIO_CLAVE,
        idioma=persona.idioma,
        nombre=persona.nombre,
        url=absolute_url("entrada.nueva_clave", persona.idioma, enlace=secreto.enlace),
    )


def send_clave_cambiada(persona: Usuario) -> None:
    """Notice: the password changed."""
    queue_mail(
        persona.correo,
        f"{FOLDER}/clave_cambiada",
        idioma=persona.idioma,
        nombre=persona.nombre,
        url=absolute_url("entrada.pedir_clave", persona.idioma),
    )
