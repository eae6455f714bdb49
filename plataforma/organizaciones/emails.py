"""Messages about acting for an organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plataforma.direccion import direccion_completa
from plataforma.email import queue_mail

if TYPE_CHECKING:
    from plataforma.organizaciones.models import Membresia


def mail_agregado(membresia: Membresia) -> None:
    """Tell somebody for whom they may act from now on."""
    persona = membresia.usuario
    queue_mail(
        persona.correo,
        "organizaciones/email/agregado",
        idioma=persona.idioma,
        nombre=persona.nombre,
        organizacion=membresia.organizacion.nombre,
        url=direccion_completa("panel.ver", lang=persona.idioma),
    )
