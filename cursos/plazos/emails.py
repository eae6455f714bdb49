"""Reminders, each in the language of who receives it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cursos.cohortes import direcciones
from plataforma.email import queue_mail

if TYPE_CHECKING:
    from datetime import date

    from cursos.catalogo.models import Modulo
    from cursos.cohortes.models import Participante


def mail_modulo(participante: Participante, modulo: Modulo, dia: date) -> None:
    lang = participante.usuario.idioma if participante.usuario else participante.idioma
    _send(participante, modulo=modulo.titulo.en(lang), dia=dia, dias=0)


def mail_cierre(participante: Participante, dias: int) -> None:
    _send(participante, modulo="", dia=participante.cohorte.cierre, dias=dias)


def _send(participante: Participante, **valores: Any) -> None:
    usuario, place = participante.usuario, participante.inscripcion
    if usuario is None or place is None:
        return
    queue_mail(
        usuario.correo,
        "plazos/email/recordatorio",
        idioma=usuario.idioma,
        nombre=usuario.nombre,
        camara=participante.cohorte.organizacion.nombre,
        curso=place.curso.titulo.en(usuario.idioma),
        url=direcciones.curso(place.curso.slug, usuario.idioma),
        **valores,
    )
