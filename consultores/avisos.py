"""One short mail with one button: what all messages of the network have in common."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from flask import current_app

from plataforma.access import declared
from plataforma.buzon.direcciones import direccion_de
from plataforma.direccion import direccion_completa
from plataforma.email import queue_mail
from plataforma.identidad.invitados import correo_de, es_invitado, firmar_enlace

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
    para = correo_de(persona)
    if not para:
        return  # who may not enter is not told what happens inside
    answer = direccion_de(SOLICITUD, aviso.solicitud_id, persona.id) if aviso.solicitud_id else ""
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
        enlace=enlace_para(persona, aviso.endpoint, **aviso.valores),
        abre_solicitud=_necesita_llave(persona, aviso.endpoint),
        sin_cuenta=es_invitado(persona),
        clave=aviso.clave,
    )
    mail.responder_a = answer
    mail.origen = aviso.origen


def enlace_para(persona: Usuario, endpoint: str, **valores: Any) -> str:
    """Return the page's address; a guest gets what lets them into their one request."""
    if _necesita_llave(persona, endpoint):
        endpoint, valores = "asistente.enlace", {"firma": firmar_enlace(persona)}
    return direccion_completa(endpoint, lang=persona.idioma, **valores)


def _necesita_llave(persona: Usuario, endpoint: str) -> bool:
    """Whether the page asks who one is, and this person has no account to say it with."""
    access = declared(current_app, endpoint)
    return es_invitado(persona) and access is not None and access.signed_in
