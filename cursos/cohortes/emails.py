"""Messages to the people of a cohort and of its chambers, each in the language of who reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cursos.cohortes import direcciones
from cursos.cohortes.enlaces import enlace_de
from plataforma.email import queue_mail, secret

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte, Participante
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion

INVITACION = secret("cohortes/email/invitacion")


def origen(participante_id: int) -> str:
    """What a mail to somebody of a list says of where it comes from."""
    return f"participante:{participante_id}"


def mail_inscrito(participante: Participante, usuario: Usuario) -> None:
    """Tell somebody with an account that the chamber enrolled them, and what it will see."""
    _to_account("cohortes/email/inscrito", participante, usuario)


def mail_lugar(participante: Participante, usuario: Usuario) -> None:
    """Tell somebody who waited that a seat was free and is theirs."""
    _to_account("cohortes/email/lugar", participante, usuario)


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


def mail_facilitador(cohorte: Cohorte, persona: Usuario) -> None:
    """Tell somebody of the chamber that they take the cohort to its end."""
    _to_team("cohortes/email/facilitador", cohorte, persona, cohorte.organizacion)


def mail_camara(cohorte: Cohorte, organizacion: Organizacion, persona: Usuario) -> None:
    """Tell a manager of another chamber that it may bring people."""
    _to_team("cohortes/email/camara", cohorte, persona, organizacion)


def _to_team(template: str, cohorte: Cohorte, persona: Usuario, camara: Organizacion) -> None:
    lang = persona.idioma
    queue_mail(
        persona.correo,
        template,
        idioma=lang,
        nombre=persona.nombre,
        camara=camara.nombre,
        duena=cohorte.organizacion.nombre,
        cohorte=cohorte.nombre,
        curso=cohorte.titulo.en(lang),
        inicio=cohorte.inicio,
        cierre=cohorte.cierre,
        url=direcciones.cohorte(camara.slug, cohorte.id, lang),
    )


def _to_account(template: str, participante: Participante, usuario: Usuario) -> None:
    url = direcciones.mi_cohorte(participante.cohorte_id, usuario.idioma)
    _send(participante, template, usuario.correo, usuario.idioma, nombre=usuario.nombre, url=url)


def _send(
    participante: Participante, template: str, to: str, lang: str, *, nombre: str, url: str
) -> None:
    cohorte = participante.cohorte
    bienvenida = cohorte.bienvenida.en(lang) if cohorte.bienvenida else ""
    mail = queue_mail(
        to,
        template,
        idioma=lang,
        nombre=nombre,
        camara=participante.organizacion.nombre,
        duena=cohorte.organizacion.nombre,
        curso=cohorte.titulo.en(lang),
        ruta=cohorte.la_ruta is not None,
        cierre=cohorte.cierre,
        bienvenida=bienvenida,
        url=url,
    )
    mail.origen = origen(participante.id)
