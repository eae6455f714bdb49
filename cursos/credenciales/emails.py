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
    _send(credencial, "emitida")


def mail_reemitida(credencial: Credencial) -> None:
    """Tell the holder that it was issued again with the right name."""
    _send(credencial, "reemitida")


def mail_revocada(credencial: Credencial) -> None:
    """Tell the holder that the credential has no effect any more, why, and whom to ask."""
    _send(credencial, "revocada")


def mail_suspendida(credencial: Credencial) -> None:
    """Tell the holder that it has no effect for now, why, and whom to ask."""
    _send(credencial, "suspendida")


def mail_restablecida(credencial: Credencial) -> None:
    """Tell the holder that the suspension ended."""
    _send(credencial, "restablecida")


def mail_retirada(credencial: Credencial) -> None:
    """Tell the holder that it was withdrawn as asked: whoever else did it is found out."""
    _send(credencial, "retirada")


def mail_firmada(credencial: Credencial) -> None:
    """Tell the holder that it was signed with another key, and that old files are worthless."""
    _send(credencial, "firmada")


def _send(credencial: Credencial, name: str) -> None:
    persona = credencial.usuario
    if persona is None:
        return
    lang = persona.idioma
    with in_lang(lang):
        shown = textos.ficha(credencial, lang, at=now())
        motivo = textos.reason(credencial)
    queue_mail(
        persona.correo,
        f"credenciales/email/{name}",
        idioma=lang,
        nombre=persona.nombre,
        credencial=shown,
        motivo=motivo,
        url=shown.url,
        pdf_url=emisor.pdf_url(credencial.codigo),
    )
