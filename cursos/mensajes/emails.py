"""The mail that a chamber writes to its people, each in their language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cursos.mensajes.baja import token_de_baja
from cursos.mensajes.services import direccion_de
from cursos.mensajes.textos import idioma_de, llenar
from plataforma.direccion import direccion_completa
from plataforma.email import queue_mail, secret

if TYPE_CHECKING:
    from cursos.cohortes.alcance import Vista
    from cursos.cohortes.models import Participante
    from cursos.mensajes.models import MensajeCohorte

MENSAJE = secret("mensajes/email/mensaje")  # the link of an invitation may stand in it


def mail_mensaje(mensaje: MensajeCohorte, p: Participante, vista: Vista) -> None:
    """Queue it; an answer goes to the person of the chamber who wrote."""
    lang = idioma_de(p)
    mail = queue_mail(
        direccion_de(p),
        MENSAJE,
        idioma=lang,
        baja=direccion_completa("mensajes.baja", lang=lang, token=token_de_baja(p.id)),
        titulo=llenar(mensaje.asunto.en(lang), p, vista),
        texto=llenar(mensaje.texto.en(lang), p, vista),
        camara=vista.organizacion.nombre,
        autor=mensaje.autor.nombre if mensaje.autor else "",
        cohorte=vista.cohorte.nombre,
    )
    mail.responder_a = mensaje.autor.correo if mensaje.autor else ""
