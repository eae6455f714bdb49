"""The mail of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cursos.novedades.baja import token_de_baja
from plataforma.direccion import direccion_completa
from plataforma.email import queue_mail

if TYPE_CHECKING:
    from cursos.novedades.services import Linea
    from plataforma.identidad.models import Usuario

RESUMEN = "novedades/email/resumen"


def resumen(persona: Usuario, lineas: list[Linea], otras: int) -> None:
    """Queue it. Texts and names stay on the site: a mail cannot be taken back."""
    token = token_de_baja(persona.id)
    queue_mail(
        persona.correo,
        RESUMEN,
        idioma=persona.idioma,
        baja=direccion_completa("novedades.baja", lang=persona.idioma, token=token),
        nombre=persona.nombre,
        lineas=lineas,
        otras=otras,
    )
