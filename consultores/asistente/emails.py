"""The one mail that asking without an account sends by itself: the code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plataforma.direccion import direccion_completa
from plataforma.email import queue_mail, secret
from plataforma.identidad.invitados import firmar_enlace

if TYPE_CHECKING:
    from consultores.solicitudes.models import Solicitud

CODIGO = secret("asistente/correo/codigo")


def send_codigo(solicitud: Solicitud, correo: str, codigo: str) -> None:
    persona = solicitud.solicitante
    queue_mail(
        correo,
        CODIGO,
        idioma=persona.idioma,
        nombre=persona.nombre,
        codigo=codigo,
        referencia=solicitud.referencia,
        url=direccion_completa(
            "asistente.enlace", lang=persona.idioma, firma=firmar_enlace(persona)
        ),
    )
