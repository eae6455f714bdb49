"""One short mail with one button: what all messages of the network have in common."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from plataforma.direccion import direccion_completa
from plataforma.email import queue_mail
from plataforma.identidad.models import EstadoUsuario

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plataforma.identidad.models import Usuario


@dataclass(frozen=True, kw_only=True)
class Aviso:
    """What a mail says, already in the recipient's language."""

    asunto: str
    parrafos: Sequence[str]
    accion: str
    endpoint: str
    valores: Mapping[str, Any] = field(default_factory=dict)
    cita: str = ""  # what the other person wrote, set apart


def enviar(persona: Usuario, aviso: Aviso) -> None:
    """Queue the mail. Call within `in_lang(persona.idioma)`, where its texts are made too."""
    if persona.estado != EstadoUsuario.ACTIVO:
        return  # who may not enter is not told what happens inside
    queue_mail(
        persona.correo,
        "red/correo/aviso",
        idioma=persona.idioma,
        nombre=persona.nombre,
        titulo=aviso.asunto,
        parrafos=aviso.parrafos,
        cita=aviso.cita,
        accion=aviso.accion,
        enlace=direccion_completa(aviso.endpoint, lang=persona.idioma, **aviso.valores),
    )
