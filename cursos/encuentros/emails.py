"""Messages about a meeting, each in the language and on the clock of who receives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cursos.cohortes import direcciones
from cursos.encuentros.citas import invitacion
from cursos.encuentros.cuando import cuando
from plataforma.email import queue_mail

if TYPE_CHECKING:
    from cursos.encuentros.models import Encuentro
    from plataforma.identidad.models import Usuario


def mail_encuentro(encuentro: Encuentro, usuario: Usuario) -> None:
    """Invite; or, when it is an old acquaintance, say what changed or that it is called off."""
    if encuentro.cancelado_el is not None:
        kind = "cancelado"
    else:
        kind = "cambio" if encuentro.secuencia else "invitacion"
    _send(encuentro, usuario, kind)


def mail_recordatorio(encuentro: Encuentro, usuario: Usuario) -> None:
    _send(encuentro, usuario, "recordatorio")


def _send(encuentro: Encuentro, usuario: Usuario, kind: str) -> None:
    lang = usuario.idioma
    queue_mail(
        usuario.correo,
        "encuentros/email/encuentro",
        idioma=lang,
        calendario=invitacion(encuentro, usuario.correo, lang),
        clase=kind,
        nombre=usuario.nombre,
        e=encuentro,
        cohorte=encuentro.cohorte,
        cuando=cuando(encuentro, usuario.zona_horaria, lang),
        url=direcciones.mi_cohorte(encuentro.cohorte_id, lang),
    )
