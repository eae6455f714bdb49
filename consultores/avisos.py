"""One short mail with one button: what all messages of the network have in common."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from flask import current_app

from plataforma.access import declared
from plataforma.buzon.direcciones import direccion_de
from plataforma.direccion import direccion_completa
from plataforma.email import queue_mail
from plataforma.identidad.invitados import contacto_de, firmar_enlace
from plataforma.identidad.models import EstadoUsuario

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from plataforma.identidad.models import Usuario

SOLICITUD = "solicitud"  # kind of the addresses that take answers


@dataclass(frozen=True, kw_only=True)
class Aviso:
    """What a mail says, already in the recipient's language."""

    asunto: str
    parrafos: Sequence[str]
    accion: str
    endpoint: str
    valores: Mapping[str, Any] = field(default_factory=dict)
    cita: str = ""  # what the other person wrote, set apart
    solicitud_id: int = 0  # whose conversation takes an answer to this mail
    se_conversa: bool = False  # whether it takes one now: only then is that said
    clave: str = ""  # two mails with the same one are one
    origen: str = ""  # `Correo.origen`: what asked for it
    invitacion: Callable[[str], str] | None = None  # makes the calendar entry for an address


def enviar(persona: Usuario, aviso: Aviso) -> None:
    """Queue the mail. Call within `in_lang(persona.idioma)`, where its texts are made too.

    To somebody without an account it goes where they proved to read it; to a telephone nothing
    is sent.
    """
    contacto = contacto_de(persona)
    if contacto and contacto.correo and persona.correo_verificado_el:
        para = contacto.correo
    elif persona.estado == EstadoUsuario.ACTIVO:
        para = persona.correo
    else:
        return  # who may not enter is not told what happens inside
    opens = contacto is not None and _asks_who_one_is(aviso.endpoint)
    by_mail = aviso.solicitud_id and contacto is None
    answer = direccion_de(SOLICITUD, aviso.solicitud_id, persona.id) if by_mail else ""
    mail = queue_mail(
        para,
        "red/correo/aviso",
        idioma=persona.idioma,
        calendario=aviso.invitacion(para) if aviso.invitacion else "",
        nombre=persona.nombre,
        titulo=aviso.asunto,
        parrafos=aviso.parrafos,
        cita=aviso.cita,
        se_responde=bool(answer) and aviso.se_conversa,
        accion=aviso.accion,
        enlace=_llave(persona) if opens else _pagina(persona, aviso),
        abre_solicitud=opens,
        sin_cuenta=contacto is not None,
        clave=aviso.clave,
    )
    mail.responder_a = answer
    mail.origen = aviso.origen


def _asks_who_one_is(endpoint: str) -> bool:
    access = declared(current_app, endpoint)
    return access is not None and access.signed_in


def _llave(persona: Usuario) -> str:
    """Return the address that lets a guest into their one request."""
    signed = firmar_enlace(persona)
    return direccion_completa("asistente.enlace", lang=persona.idioma, firma=signed)


def _pagina(persona: Usuario, aviso: Aviso) -> str:
    return direccion_completa(aviso.endpoint, lang=persona.idioma, **aviso.valores)
