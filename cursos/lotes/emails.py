"""Messages about lots, each in the language of who reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import current_app

from plataforma.email import queue_mail

if TYPE_CHECKING:
    from config import Settings
    from cursos.lotes.models import Lote
    from plataforma.identidad.models import Usuario


def mail_segunda(lote: Lote, otra: Usuario, cuantas: int) -> None:
    """Tell another administrator that a lot waits for a second person."""
    _send("segunda", lote, otra, cuantas=cuantas)


def mail_decidido(lote: Lote) -> None:
    """Tell who asked what the second person decided."""
    if lote.pedido_por is not None:
        _send("decidido", lote, lote.pedido_por)


def mail_terminado(lote: Lote, emitidas: int, omitidas: int) -> None:
    """Tell who asked that it is done."""
    if lote.pedido_por is not None:
        _send("terminado", lote, lote.pedido_por, emitidas=emitidas, omitidas=omitidas)


def _send(name: str, lote: Lote, persona: Usuario, **values: Any) -> None:
    settings: Settings = current_app.extensions["settings"]
    lang = persona.idioma
    queue_mail(
        persona.correo,
        f"lotes/email/{name}",
        idioma=lang,
        nombre=persona.nombre,
        lote=lote,
        url=f"{settings.base_url}/{lang}/administracion/credenciales/lotes/{lote.id}/",
        **values,
    )
