"""The message of the survey, in the language of who receives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cursos.cohortes import direcciones
from cursos.satisfaccion.queries import ultimo_dia
from plataforma.email import queue_mail

if TYPE_CHECKING:
    from cursos.cohortes.models import Participante
    from plataforma.identidad.models import Usuario


def mail_encuesta(participante: Participante, usuario: Usuario) -> None:
    cohorte = participante.cohorte
    queue_mail(
        usuario.correo,
        "satisfaccion/email/encuesta",
        idioma=usuario.idioma,
        nombre=usuario.nombre,
        cohorte=cohorte,
        hasta=ultimo_dia(cohorte),
        url=f"{direcciones.mi_cohorte(cohorte.id, usuario.idioma)}encuesta/",
    )
