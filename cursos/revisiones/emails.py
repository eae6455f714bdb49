"""Messages about reviews, in the language of who gets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import current_app

from cursos.tareas.definiciones import tarea_de
from cursos.tareas.models import EstadoEntrega
from plataforma.email import queue_mail

if TYPE_CHECKING:
    from cursos.tareas.models import Entrega


def mail_revisada(entrega: Entrega) -> None:
    """Tell the person what the tutor decided, what to change, and where."""
    persona, curso = entrega.tarea.usuario, entrega.tarea.curso
    if curso is None:
        return
    lang = persona.idioma
    base = current_app.extensions["settings"].base_url
    queue_mail(
        persona.correo,
        "revisiones/email/revisada",
        idioma=lang,
        nombre=persona.nombre,
        hoja=getattr(tarea_de(entrega.version).titulo, lang),
        curso=curso.titulo.en(lang),
        aprobada=entrega.estado == EstadoEntrega.APROBADA,
        comentario=entrega.comentario,
        observaciones=len(entrega.comentarios),
        url=f"{base}/{lang}/cursos/{curso.slug}/tarea/entregas/{entrega.numero}/",
    )
