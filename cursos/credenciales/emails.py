"""Messages about credentials, in the holder's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cursos.credenciales import textos
from cursos.insignias import emisor
from plataforma.clock import now
from plataforma.email import queue_mail
from plataforma.i18n import in_lang

if TYPE_CHECKING:
    from cursos.credenciales.models import Credencial


def mail_emitida(credencial: Credencial) -> None:
    """Tell the holder that the credential is theirs, and where it is."""
    _send(credencial, "credenciales/email/emitida")


def mail_revocada(credencial: Credencial) -> None:
    """Tell the holder that the credential has no effect any more, why, and whom to ask."""
    _send(credencial, "credenciales/email/revocada")


def _send(credencial: Credencial, template: str) -> None:
    persona = credencial.usuario
    if persona is None:
        return
    lang = persona.idioma
    with in_lang(lang):
        shown = textos.ficha(credencial, lang, at=now())
        motivo = textos.reason(credencial)
    queue_mail(
        persona.correo,
        template,
        idioma=lang,
        nombre=persona.nombre,
        credencial=shown,
        motivo=motivo,
        url=shown.url,
        pdf_url=emisor.pdf_url(credencial.codigo),
    )
