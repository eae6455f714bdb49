"""Mails that ask one thing and are answered with one tap, with or without an account.

The link carries a number and a proof that we made it (`plataforma.baja`). It opens a page that
shows the answer and a button: programs that look into mails open links, and must decide nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plataforma.email import Correo, forget, queue_mail, secret
from plataforma.identidad.invitados import correo_de

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plataforma.identidad.models import Usuario

PREGUNTA = secret("red/correo/pregunta")
SIGO_AQUI = "sigo-aqui"  # the use of the link with which a firm says that it is still there


@dataclass(frozen=True, kw_only=True)
class Pregunta:
    """What the mail says, already in the recipient's language, and its buttons (text, address)."""

    asunto: str
    parrafos: Sequence[str]
    botones: Sequence[tuple[str, str]]
    cita: str = ""  # what the answer is about, set apart


def olvidar(firmas: Iterable[str]) -> None:
    """Forget the mails with these links: they quote who asked and who answered."""
    for firma in firmas:
        forget(Correo.plantilla == PREGUNTA, Correo.texto.contains(f"/{firma}/"))


def preguntar(persona: Usuario, pregunta: Pregunta) -> None:
    """Queue the mail, if there is somewhere to send it."""
    para = correo_de(persona)
    if para:
        queue_mail(
            para,
            PREGUNTA,
            idioma=persona.idioma,
            nombre=persona.nombre,
            titulo=pregunta.asunto,
            parrafos=pregunta.parrafos,
            botones=pregunta.botones,
            cita=pregunta.cita,
        )
