"""What every mail of a request has in common: whom it goes to, and the button back to it."""

from __future__ import annotations

from dataclasses import replace
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec

from flask_babel import gettext as _

from consultores.avisos import Aviso, enviar
from consultores.enlaces import SIGO_AQUI
from consultores.solicitudes.estados import Papel
from plataforma.baja import firmar
from plataforma.i18n import in_lang

if TYPE_CHECKING:
    from collections.abc import Callable

    from consultores.red.models import Consultor
    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import Usuario

P = ParamSpec("P")


def to(
    whom: Callable[..., Usuario | None],
) -> Callable[[Callable[P, Aviso]], Callable[P, None]]:
    """Make a function that says a message into one that sends it, if there is somebody to read."""

    def decorate(say: Callable[P, Aviso]) -> Callable[P, None]:
        @wraps(say)
        def send(*about: P.args, **named: P.kwargs) -> None:
            persona = whom(*about, **named)
            if persona is not None:
                with in_lang(persona.idioma):
                    enviar(persona, say(*about, **named))

        return send

    return decorate


def firm(s: Solicitud, *_said: object) -> Usuario:
    return s.solicitante


def owner(s: Solicitud, *_said: object) -> Usuario | None:
    """Return who answers for the consultant that has it."""
    return s.consultor.usuario if s.consultor else None


def of(_s: Solicitud, consultor: Consultor, *_said: object) -> Usuario | None:
    """Return who answers for a consultant that it was offered to."""
    return consultor.usuario


def nombre(s: Solicitud) -> str:
    return s.interlocutor.nombre if s.interlocutor else ""


def quien_pide(s: Solicitud, papel: Papel) -> str:
    """Return how the other side knows this one."""
    return nombre(s) if papel == Papel.CONSULTOR else s.empresa or s.solicitante.nombre


def aviso(
    s: Solicitud,
    asunto: str,
    parrafos: list[str],
    accion: str,
    *,
    cita: str = "",
    endpoint: str = "seguimiento.ver",
) -> Aviso:
    values = {"referencia": s.referencia} if endpoint == "seguimiento.ver" else {}
    return Aviso(
        asunto=asunto,
        parrafos=parrafos,
        accion=accion,
        endpoint=endpoint,
        valores=values,
        cita=cita,
        solicitud_id=s.id,
        se_conversa=s.se_conversa,
    )


def sigo_aqui(s: Solicitud, asunto: str, parrafos: list[str], *, cita: str = "") -> Aviso:
    """Return one whose button works with one tap, without signing in: the firm is still there."""
    said = aviso(s, asunto, parrafos, _("Sigo aquí"), cita=cita)
    return replace(said, endpoint="trabajo.sigo_aqui", valores={"firma": firmar(SIGO_AQUI, s.id)})
