"""Mails of the account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plataforma.email import queue_mail
from plataforma.entrada.emails import absolute_url

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from plataforma.identidad.tokens import Secreto

FOLDER = "cuenta/email"


def send_cuenta_cerrada(correo: str, nombre: str, idioma: str) -> None:
    """Notice: the account was closed at its owner's request."""
    queue_mail(correo, f"{FOLDER}/cuenta_cerrada", idioma=idioma, nombre=nombre)


def send_codigo_correo(persona: Usuario, nuevo: str, secreto: Secreto) -> None:
    """To another address: the code that proves it."""
    queue_mail(
        nuevo,
        f"{FOLDER}/codigo_correo",
        idioma=persona.idioma,
        nombre=persona.nombre,
        codigo=secreto.codigo,
    )


def send_correo_ocupado(persona: Usuario, nuevo: str) -> None:
    """To another address that has an account already."""
    queue_mail(
        nuevo,
        f"{FOLDER}/correo_ocupado",
        idioma=persona.idioma,
        url=absolute_url("entrada.entrar", persona.idioma),
    )


def send_correo_cambiado(persona: Usuario, anterior: str, secreto: Secreto) -> None:
    """To both addresses; the one that was left gets the link that takes the change back."""
    queue_mail(
        persona.correo, f"{FOLDER}/correo_cambiado", idioma=persona.idioma, nombre=persona.nombre
    )
    queue_mail(
        anterior,
        f"{FOLDER}/correo_dejado",
        idioma=persona.idioma,
        nombre=persona.nombre,
        url=absolute_url("cuenta.deshacer_correo", persona.idioma, enlace=secreto.enlace),
    )
