"""Mails of the account."""

from __future__ import annotations

from plataforma.email import queue_mail


def send_cuenta_cerrada(correo: str, nombre: str, idioma: str) -> None:
    """Notice: the account was closed at its owner's request."""
    queue_mail(correo, "cuenta/email/cuenta_cerrada", idioma=idioma, nombre=nombre)
