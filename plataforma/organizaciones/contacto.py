"""Messages that people write to an organisation through its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from plataforma.db import db
from plataforma.direccion import direccion_completa
from plataforma.email import Correo, queue_mail
from plataforma.organizaciones.errors import SinMensajesError
from plataforma.organizaciones.queries import list_gestores, lock
from plataforma.part import as_json

if TYPE_CHECKING:
    from plataforma.organizaciones.models import Organizacion

MAIL = "organizaciones/email/mensaje"


@dataclass(frozen=True, kw_only=True)
class Mensaje:
    """`marca` is of the form: the same one sent twice counts once."""

    nombre: str
    correo: str
    texto: str
    marca: str


def recibe(organizacion: Organizacion) -> bool:
    """Whether a message would reach anybody."""
    takes = organizacion.publica and organizacion.recibe_mensajes
    return takes and bool(list_gestores(organizacion.id))


def enviar_mensaje(organizacion: Organizacion, mensaje: Mensaje) -> int:
    """Mail it to those who manage the organisation, each in their language; return to how many.

    It is kept nowhere else: the queue holds it until the mail server takes it.
    """
    lock(organizacion.id)
    if not recibe(organizacion):
        raise SinMensajesError
    managers = list_gestores(organizacion.id)
    for persona in managers:
        mail = queue_mail(
            persona.correo,
            MAIL,
            idioma=persona.idioma,
            clave=f"mensaje.{mensaje.marca}.{persona.seudonimo}",
            nombre=persona.nombre,
            organizacion=organizacion.nombre,
            de=mensaje.nombre,
            correo=mensaje.correo,
            texto=mensaje.texto,
            url=direccion_completa(
                "ficha.ver", lang=persona.idioma, organizacion=organizacion.slug
            ),
        )
        mail.responder_a = mensaje.correo
    return len(managers)


def list_enviados(correo: str) -> list[dict[str, Any]]:
    """Return what somebody wrote to organisations, as an export holds it."""
    found = select(Correo).where(Correo.responder_a == correo).order_by(Correo.id)
    return [as_json(m, "asunto", "texto", "estado", "creado_el") for m in db.session.scalars(found)]
