"""Messages to the people of a cohort, each in the language of who receives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cursos.cohortes import direcciones
from cursos.cohortes.enlaces import enlace_de
from plataforma.email import queue_mail, secret

if TYPE_CHECKING:
    from cursos.cohortes.models import Participante
    from plataforma.identidad.models import Usuario

INVITACION = secret("invitaciones/email/invitacion")


def mail_inscrito(participante: Participante, usuario: Usuario) -> None:
    """Tell somebody with an account that the chamber enrolled them, and what it will see."""
    cohorte = participante.cohorte
    _send(
        participante,
        "invitaciones/email/inscrito",
        usuario.correo,
        usuario.idioma,
        nombre=usuario.nombre,
        url=direcciones.mi_cohorte(cohorte.id, usuario.idioma),
    )


def mail_invitacion(participante: Participante) -> None:
    """Invite somebody without account, with their personal link."""
    url = direcciones.invitacion(enlace_de(participante.semilla).token, participante.idioma)
    _send(
        participante,
        INVITACION,
        participante.correo or "",
        participante.idioma,
        nombre=participante.nombre,
        url=url,
    )


def _send(
    participante: Participante, template: str, to: str, lang: str, *, nombre: str, url: str
) -> None:
    cohorte = participante.cohorte
    bienvenida = cohorte.bienvenida.en(lang) if cohorte.bienvenida else ""
    queue_mail(
        to,
        template,
        idioma=lang,
        nombre=nombre,
        camara=cohorte.organizacion.nombre,
        curso=cohorte.curso.titulo.en(lang),
        cierre=cohorte.cierre,
        bienvenida=bienvenida,
        url=url,
    )
