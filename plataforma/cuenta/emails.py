"""Mails of the account."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from plataforma.clock import now
from plataforma.db import db
from plataforma.email import Correo, EstadoCorreo, forget, queue_mail, secret
from plataforma.entrada.emails import absolute_url
from plataforma.jobs import enqueue, job

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from plataforma.identidad.tokens import Secreto

FOLDER = "cuenta/email"
CODIGO_CORREO = secret(f"{FOLDER}/codigo_correo")
CORREO_DEJADO = secret(f"{FOLDER}/correo_dejado")
OLVIDAR = "cuenta.olvidar_despedida"
PATIENCE = timedelta(days=1)
AGAIN = timedelta(hours=1)


def send_cuenta_cerrada(correo: str, nombre: str, idioma: str) -> None:
    """Notice: the account was closed at its owner's request. Forgotten once it has left."""
    mail = queue_mail(correo, f"{FOLDER}/cuenta_cerrada", idioma=idioma, nombre=nombre)
    db.session.flush()  # for its id
    enqueue(OLVIDAR, {"id": mail.id})


@job(OLVIDAR)
def forget_farewell(payload: dict[str, Any]) -> None:
    """Remove the last mail to somebody who left: when it was sent, or could not be in a day."""
    mail = db.session.get(Correo, payload["id"])
    if mail is None:
        return
    if mail.estado == EstadoCorreo.EN_COLA and mail.creado_el > now() - PATIENCE:
        enqueue(OLVIDAR, payload, no_antes_el=now() + AGAIN)
    else:
        forget(Correo.id == mail.id)


def send_codigo_correo(persona: Usuario, nuevo: str, secreto: Secreto) -> None:
    """To another address: the code that proves it."""
    queue_mail(
        nuevo,
        CODIGO_CORREO,
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
        CORREO_DEJADO,
        idioma=persona.idioma,
        nombre=persona.nombre,
        url=absolute_url("cuenta.deshacer_correo", persona.idioma, enlace=secreto.enlace),
    )
